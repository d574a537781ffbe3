import { findDifferences, isSame } from '../../../../lib/scoring/model/compare/differences';
import {
	capitalise,
	fieldWords,
	listChange,
	valueWords,
} from '../../../../lib/scoring/model/compare/words';

describe('what differs', () => {
	it.each([
		['nothing', { a: 1, b: [1, { c: 2 }] }, { b: [1, { c: 2 }], a: 1 }, []],
		['a value', { a: 1, b: 2 }, { a: 1, b: 3 }, [{ steps: ['b'], before: 2, after: 3 }]],
		[
			'a deep value',
			{ a: { b: 1 } },
			{ a: { b: 2 } },
			[{ steps: ['a', 'b'], before: 1, after: 2 }],
		],
		['a value more', {}, { a: 1 }, [{ steps: ['a'], before: undefined, after: 1 }]],
		['a value less', { a: 1 }, {}, [{ steps: ['a'], before: 1, after: undefined }]],
		[
			'a list as a whole',
			{ a: [1] },
			{ a: [1, 2] },
			[{ steps: ['a'], before: [1], after: [1, 2] }],
		],
		['another kind', { a: [1] }, { a: { 0: 1 } }, [{ steps: ['a'], before: [1], after: { 0: 1 } }]],
		['the whole', 1, 2, [{ steps: [], before: 1, after: 2 }]],
	])('is %s', (_, before, after, differences) => {
		expect(findDifferences(before, after)).toEqual(differences);
	});

	it.each([
		[[1, 2], [1, 2], true],
		[[1, 2], [2, 1], false],
		[[1], [1, 2], false],
		[[1, 2], [1], false],
		[{ a: 1 }, { a: 1, b: undefined }, true],
		[{ a: 1 }, { a: 1, b: 2 }, false],
		[{ a: 1, b: 2 }, { a: 1 }, false],
		[[], {}, false],
		[null, {}, false],
		[null, undefined, false],
		['1', 1, false],
		[Number.NaN, Number.NaN, true],
	])('%j and %j are the same: %s', (a, b, same) => {
		expect(isSame(a, b)).toBe(same);
	});
});

describe('a field in words', () => {
	it.each([
		['limits.perDay', 'events per day'],
		['limits.pointsPerDay', 'points per day'],
		['limits.perSubject', 'per subject'],
		['limits.again.points', 'points for coming back'],
		['limits.again.withinDays', 'days to come back in'],
		['limits.again', 'coming back'],
		['limits.everyDays', 'days before it counts again'],
		['limits.total', 'events in all'],
		['limits.maxPoints', 'most points at any moment'],
		['on', 'event types'],
		['where', 'conditions'],
		['enter', 'signals'],
		['idle.afterDays', 'idle days before it falls back'],
		['idle.to', 'falls back to'],
		['fromEngagement', 'earned from an engagement of'],
		['misfit', 'points when it does not fit'],
		['accumulation', 'way of adding up'],
		['score.combine', 'the score is made of'],
		['inactivity.afterDays', 'days away before points are taken'],
		['inactivity.points', 'points taken for being away'],
		['inactivity.everyDays', 'days until they are taken again'],
		['inactivity.floor', 'lowest score by being away'],
		['inactivity.cumulative', 'taken for good when away'],
		['timezone', 'time zone'],
		['horizonDays', 'days that count'],
		['decay.graceDays', 'decay grace days'],
		['reopens.afterDays', 'reopens after days'],
		['profile.persona.where', 'profile persona conditions'],
	])('%s: %s', (path, words) => {
		expect(fieldWords(path.split('.'))).toBe(words);
	});
});

describe('a value in words', () => {
	it.each([
		[undefined, 'none'],
		[null, 'none'],
		[[], 'none'],
		[{}, 'none'],
		[0, '0'],
		[true, 'true'],
		['full', 'full'],
		[['a', 'b'], '“a”, “b”'],
		[[1, 2], '“1”, “2”'],
		[{ kind: 'halfLife', graceDays: 7 }, 'kind halfLife, grace days 7'],
		[{ idle: { afterDays: 60 } }, 'idle (after days 60)'],
		[{ rules: ['a'], idle: undefined }, 'rules “a”, idle none'],
		[[{ field: 'source', op: 'equals', value: 'ad' }], 'source equals ad'],
		[[{ field: 'source', op: 'in', value: ['ad', 'x'] }], 'source in “ad”, “x”'],
		[[{ field: 'source', op: 'exists' }], 'source exists none'],
		[
			[{ field: 'source', op: 'equals', value: 'ad', key: 'k' }],
			'(field source, op equals, value ad, key k)',
		],
		[[{ known: true }, { rules: ['chat'] }], '(known true), (rules “chat”)'],
	])('%j: %s', (value, words) => {
		expect(valueWords(value)).toBe(words);
	});

	it.each([
		[['a', 'b'], ['b', 'c'], '“c” added, “a” removed'],
		[['a'], ['a', 'b', 'c'], '“b” added, “c” added'],
		[['a', 'b'], ['b', 'a'], 'in another order'],
		[['a'], [], '“a” removed'],
		[[1], ['a'], null],
		[['a'], [1], null],
		[['a'], ['b', 1], null],
		['a', ['a'], null],
		[['a'], undefined, null],
	])('of the list %j to %j: %s', (before, after, words) => {
		expect(listChange(before, after)).toBe(words);
	});

	it('begins a sentence with a capital', () => {
		expect(capitalise('event types')).toBe('Event types');
		expect(capitalise('')).toBe('');
	});
});

import { emptyTally, type Tally } from '../../../lib/scoring';
import {
	distinctSubjectDays,
	lastIndexUpTo,
	ruleDays,
	sortDays,
} from '../../../lib/scoring/ruleDays';
import { addCount, addSubjectDay } from '../../../lib/scoring/tally';

/** A tally of visits to subjects, by rule: `{ view: { a: [1, 5] } }`. */
function tallyOf(visits: Record<string, Record<string, number[]>>): Tally {
	const tally = emptyTally();
	for (const [rule, subjects] of Object.entries(visits)) {
		for (const [subject, days] of Object.entries(subjects)) {
			for (const day of days) addSubjectDay(tally, rule, subject, day);
		}
	}
	return tally;
}

describe('the days of rules', () => {
	it('are those of all of them, ascending, each once', () => {
		const tally = tallyOf({ view: { a: [7, 3], b: [3, 9] } });
		for (const day of [5, 9, 5]) addCount(tally, 'visit', day, 2);
		expect(ruleDays(tally, ['view', 'visit'])).toEqual([3, 5, 7, 9]);
		expect(ruleDays(tally, ['visit'])).toEqual([5, 9]);
		expect(ruleDays(tally, ['other'])).toEqual([]);
		expect(ruleDays(tally, [])).toEqual([]);
	});
});

describe('the days on which enough different subjects were met', () => {
	const three = { a: [1], b: [3], c: [5] };

	it.each([
		['three within five days', { view: three }, 3, 5, [5]],
		['three, but not within four days', { view: three }, 3, 4, []],
		['two within three days, twice', { view: three }, 2, 3, [3, 5]],
		['the same subject again is no other', { view: { a: [1, 2, 3] } }, 2, 30, []],
		['a subject that comes back stays in the window', { view: { a: [1, 4], b: [6] } }, 2, 3, [6]],
		['a subject that left the window is gone', { view: { a: [1, 2], b: [6] } }, 2, 3, []],
		['a day counts once', { view: { a: [1], b: [1], c: [1] } }, 2, 1, [1]],
		['one day windows', { view: { a: [1], b: [2] } }, 2, 1, []],
		['the same subject of two rules', { view: { a: [1] }, save: { a: [2] } }, 2, 9, []],
		['subjects of two rules', { view: { a: [1] }, save: { b: [2] } }, 2, 9, [2]],
		['other rules do not count', { view: { a: [1] }, other: { b: [2] } }, 2, 9, []],
		['fewer subjects than asked', { view: { a: [1] } }, 2, 9, []],
		['late visits in order', { view: { c: [1], b: [3], a: [2] } }, 3, 3, [3]],
		['every day while it lasts', { view: { a: [1, 2, 3, 8], b: [2, 3] } }, 2, 2, [2, 3]],
	])('%s', (_, visits, atLeast, withinDays, days) => {
		expect(distinctSubjectDays(tallyOf(visits), ['view', 'save'], atLeast, withinDays)).toEqual(
			days,
		);
	});
});

describe('lists of days', () => {
	it.each([
		[[], []],
		[[4], [4]],
		[
			[10, 9, 100, 9],
			[9, 10, 100],
		],
		[[2, 2, 2], [2]],
	])('%j in order, each once: %j', (days, sorted) => {
		expect(sortDays([...days])).toEqual(sorted);
	});

	it('are put in order in place', () => {
		const days = [3, 1, 3];
		expect(sortDays(days)).toBe(days);
	});

	it.each([
		[0, -1],
		[1, 0],
		[2, 0],
		[3, 1],
		[9, 2],
		[10, 3],
		[99, 3],
	])('know the last one up to %i: %i', (day, index) => {
		expect(lastIndexUpTo([1, 3, 9, 10], day)).toBe(index);
	});

	it('without entries know none', () => {
		expect(lastIndexUpTo([], 5)).toBe(-1);
	});
});

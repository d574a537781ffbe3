import { emptyTally, foldEvent, mergeTallies, parseDay } from '../../../lib/scoring';
import { addCount, addSubjectDay, subjectKey } from '../../../lib/scoring/tally';
import { instant, modelOfRule, preset, remember, toEvents } from './remember';

describe('a tally', () => {
	it('counts per local day, ascending, whatever the order', () => {
		const tally = emptyTally();
		for (const day of [30, 10, 20, 10, 30, 5]) addCount(tally, 'rule', day);
		expect(tally.counts.rule).toEqual([5, 1, 10, 2, 20, 1, 30, 2]);
	});

	it('finds the place of a day among many', () => {
		const tally = emptyTally();
		const days = [7, 3, 11, 1, 5, 9, 2, 12, 4, 8, 10, 6];
		for (const day of [...days, ...days.slice(3), 7]) addCount(tally, 'rule', day, day);
		const twice = new Set([...days.slice(3), 7]);
		expect(tally.counts.rule).toEqual(
			[...days].sort((a, b) => a - b).flatMap((day) => [day, twice.has(day) ? 2 * day : day]),
		);
	});

	it('keeps each day of a subject once, ascending', () => {
		const tally = emptyTally();
		for (const day of [30, 10, 20, 10, 30, 5]) addSubjectDay(tally, 'rule', 'a', day);
		expect(tally.subjects.rule.a).toEqual([5, 10, 20, 30]);
	});

	it('survives JSON with subjects that look like JavaScript', () => {
		const subjects = ['__proto__', 'constructor', '12', '', 'toString', '💥', "'; --"];
		const rows = subjects.map((subject) => ({
			on: '2026-03-01',
			type: 'vacancy.viewed',
			subject,
		}));
		const { tally } = remember(toEvents(rows), preset);
		expect(Object.keys(tally.subjects['vacancy-view'])).toHaveLength(subjects.length);
		expect(JSON.parse(JSON.stringify(tally))).toEqual(tally);
		expect(Object.prototype).not.toHaveProperty(':__proto__');
	});

	it('keeps "no subject" and an empty one together, and apart from all others', () => {
		expect(subjectKey(undefined)).toBe(subjectKey(''));
		expect(new Set(['', ':', '::', ' '].map(subjectKey)).size).toBe(4);
	});

	it('is left as it is by an event no rule knows', () => {
		const tally = emptyTally();
		for (const type of ['weather.changed', '__proto__', 'constructor', ''])
			expect(foldEvent(tally, preset, { eventId: type, type, occurredAt: 0 })).toBe(0);
		expect(tally).toEqual(emptyTally());
	});

	it.each([
		['thing.done', 'thing.done', true],
		['thing.done', 'thing.done.twice', false],
		['thing.done', 'thing.doner', false],
		['thing.*', 'thing.done', true],
		['thing.*', 'thing.done.twice', true],
		['thing.*', 'thing', false],
		['thing.*', 'things.done', false],
	])('a rule on %s counts %s: %s', (on, type, counts) => {
		const compiled = modelOfRule({ on });
		const met = [1, 2].map((occurredAt) =>
			foldEvent(emptyTally(), compiled, { eventId: `${occurredAt}`, type, occurredAt }),
		);
		expect(met).toEqual(counts ? [1, 1] : [0, 0]);
	});

	it('tells how many rules an event met', () => {
		const compiled = modelOfRule(
			{},
			{
				rules: ['thing.done', 'thing.*', 'other.*'].map((on, i) => ({
					key: `rule-${i}`,
					label: on,
					on,
					points: 1,
					pillar: 'all',
				})),
			},
		);
		const event = { eventId: 'e', type: 'thing.done', occurredAt: instant('2026-03-01') };
		expect(foldEvent(emptyTally(), compiled, event)).toBe(2);
	});
});

describe('merging', () => {
	it('adds counts, unites days and leaves both tallies as they were', () => {
		const of = (...dates: string[]) =>
			remember(
				toEvents(
					dates.flatMap((on) => [
						{ on, type: 'page.viewed' },
						{ on, type: 'vacancy.viewed', subject: 'v' },
					]),
				),
				preset,
			).tally;
		const [a, b] = [of('2026-03-01', '2026-03-03'), of('2026-03-02', '2026-03-03')];
		const before = structuredClone([a, b]);
		const [first, second, third] = ['2026-03-01', '2026-03-02', '2026-03-03'].map(parseDay);
		expect(mergeTallies(a, b)).toEqual({
			counts: { 'page-view': [first, 1, second, 1, third, 2] },
			subjects: { 'vacancy-view': { ':v': [first, second, third] } },
		});
		expect([a, b]).toEqual(before);
	});

	it('adds every count', () => {
		const of = (...counts: number[]) => ({ ...emptyTally(), counts: { rule: counts } });
		expect(mergeTallies(of(1, 4, 3, 5), of(1, 2, 2, 7)).counts.rule).toEqual([1, 6, 2, 7, 3, 5]);
	});

	it('with nothing changes nothing', () => {
		const { tally } = remember(toEvents([{ on: '2026-03-01', type: 'page.viewed' }]), preset);
		expect(mergeTallies(tally, emptyTally())).toEqual(tally);
		expect(mergeTallies(emptyTally(), tally)).toEqual(tally);
	});
});

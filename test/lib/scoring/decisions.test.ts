import fc from 'fast-check';
import {
	addToTimelines,
	contactStanding,
	emptyTimelines,
	evaluateOn,
	explainOn,
	mergeTimelines,
	parseDay,
	type Timelines,
} from '../../../lib/scoring';
import {
	describeChanges,
	evaluateRows,
	instant,
	preset,
	remember,
	toEvents,
	type EventRow,
} from './remember';

const hot: EventRow[] = [
	{ on: '2026-03-02', type: 'application.submitted', subject: 'v1' },
	{ on: '2026-03-02', type: 'appointment.booked', subject: 'a1' },
	{ on: '2026-03-02', type: 'email.replied' },
];
const override = (on: string, properties: Record<string, unknown>): EventRow => ({
	on,
	type: 'candidate.overridden',
	properties: {
		model: 'candidate-nl',
		until: '2026-03-20',
		by: 'Lisa',
		reason: 'met',
		...properties,
	},
});
const said = (on: string, type: string, purpose?: string): EventRow => ({
	on,
	type,
	...(purpose !== undefined && { properties: { purpose } }),
});
const allow = (on: string, purpose: string): EventRow => ({
	on,
	type: 'consent.given',
	consent: [purpose],
});
const memoryOf = (rows: readonly EventRow[]) => remember(toEvents(rows), preset);
const explained = (rows: readonly EventRow[], on: string) =>
	explainOn(memoryOf(rows), preset, parseDay(on));

describe('an override (PL-03, StD-11)', () => {
	const warm = hot.slice(0, 1);
	const rows = [...warm, override('2026-03-10', { field: 'score', value: 90 })];

	it('shows another value, its bucket and its route, until it expires by itself', () => {
		const during = evaluateRows(rows, '2026-03-12');
		expect(during).toMatchObject({ score: 90, bucket: 'hot', route: 'recruiter' });
		expect(during.nextChangeOn).toBeLessThanOrEqual(parseDay('2026-03-20'));
		const [after, plain] = [evaluateRows(rows, '2026-03-20'), evaluateRows(warm, '2026-03-20')];
		expect({ ...after, changes: null }).toEqual({ ...plain, changes: null });
	});

	it('announces what it changes, and what its end changes', () => {
		expect(describeChanges(evaluateRows(rows, '2026-03-21'))).toEqual(
			expect.arrayContaining([
				expect.stringContaining('2026-03-10 bucket: '),
				expect.stringContaining('2026-03-20 bucket: hot → '),
			]),
		);
	});

	it('stands in the explanation, whose lines still add up', () => {
		const { score, lines, decisions } = explained(rows, '2026-03-12');
		expect(score).toBe(90);
		expect(lines.reduce((sum, { shown }) => sum + shown, 0)).toBe(90);
		expect(decisions).toEqual(['Score set to 90 by Lisa until 2026-03-20: met.']);
		expect(explained(rows, '2026-03-20').decisions).toEqual([]);
	});

	it.each([
		['bucket', 'cold', { bucket: 'cold' }],
		['phase', 'care', { phase: 'care' }],
		['route', 'nurture', { route: 'nurture' }],
		['score', 0, { score: 0, bucket: 'cold' }],
	])('of the %s as %p', (field, value, expected) => {
		const some = [...hot, override('2026-03-03', { field, value })];
		expect(evaluateRows(some, '2026-03-03')).toMatchObject(expected);
	});

	it('is taken back by one without a value, and the latest one counts', () => {
		const twice = [...rows, override('2026-03-11', { field: 'score', value: 5 })];
		expect(evaluateRows(twice, '2026-03-12').score).toBe(5);
		const back = [...twice, override('2026-03-12', { field: 'score', value: null })];
		expect(evaluateRows(back, '2026-03-12').score).toBe(evaluateRows(warm, '2026-03-12').score);
	});

	it.each([
		['of another model', { field: 'score', value: 90, model: 'msr' }],
		['of a bucket the model has not', { field: 'bucket', value: 'boiling' }],
		['of a score off the scale', { field: 'score', value: 101 }],
		['of a medal, which follows from milestones', { field: 'medal', value: 'gold' }],
		['without an end', { field: 'score', value: 90, until: 'soon' }],
	])('%s changes nothing', (_, properties) => {
		const some = [...warm, override('2026-03-10', properties)];
		expect(evaluateRows(some, '2026-03-12').score).toBe(evaluateRows(warm, '2026-03-12').score);
	});
});

describe('consent for profiling', () => {
	const withdrawn = [...hot, said('2026-03-05', 'consent.withdrawn', 'profiling')];

	it('withdrawn removes all contributions, and the explanation shows it', () => {
		expect(evaluateRows(withdrawn, '2026-03-04').bucket).toBe('hot');
		const now = evaluateRows(withdrawn, '2026-03-05');
		expect(now).toMatchObject({ score: null, bucket: null, medal: null, nextChangeOn: null });
		expect(explained(withdrawn, '2026-03-05').decisions).toEqual([
			expect.stringMatching(
				/^Consent for profiling was withdrawn on 2026-03-05: [6-9]\d points no longer count\.$/,
			),
		]);
	});

	it('given again counts what happened before and after, not what happened in between', () => {
		const [first, ...others] = hot;
		const before = [first, said('2026-03-05', 'consent.withdrawn', 'profiling')];
		const between = others.map((one) => ({ ...one, on: '2026-03-06' }));
		const again = [...before, ...between, allow('2026-03-08', 'profiling')];
		const scoreOf = (rows: readonly EventRow[]) => evaluateRows(rows, '2026-03-09').score;
		expect(evaluateRows(again, '2026-03-07').score).toBeNull();
		expect(scoreOf(again)).toBe(scoreOf([first]));
		const after = others.map((one) => ({ ...one, on: '2026-03-09' }));
		expect(scoreOf([...again, ...after])).toBe(scoreOf([first, ...after]));
	});

	it('for another purpose leaves the score alone', () => {
		const other = [...hot, said('2026-03-05', 'consent.withdrawn', 'nurture')];
		expect(evaluateRows(other, '2026-03-06').score).toBe(evaluateRows(hot, '2026-03-06').score);
	});
});

describe('an objection', () => {
	const rows = [...hot, said('2026-03-05', 'profiling.objected')];

	it('keeps the score as it was that day, whatever happens and however long', () => {
		const later = [...rows, { on: '2026-03-06', type: 'chat.held', subject: 'c' }];
		const then = evaluateRows(hot, '2026-03-05');
		const frozen = evaluateRows(later, '2026-12-05');
		expect(frozen).toMatchObject({ score: then.score, bucket: then.bucket, phase: then.phase });
		expect(frozen).toMatchObject({ route: 'keepWarm', nextChangeOn: null });
		expect(explained(later, '2026-12-05').score).toBe(then.score);
	});

	it('leaves medals alone: they are milestones of a procedure (MSR-08)', () => {
		const status: EventRow = {
			on: '2026-03-10',
			type: 'application.status_changed',
			properties: { status: 'Hired' },
		};
		expect(evaluateRows([...rows, status], '2026-03-11').medal).toBe('gold');
	});

	it('taken back, everything is computed again', () => {
		const back = [...rows, said('2026-03-20', 'profiling.objection_withdrawn')];
		expect(evaluateRows(back, '2026-04-20').score).toBe(evaluateRows(hot, '2026-04-20').score);
	});
});

describe('whether somebody may be approached (MSR-26)', () => {
	const standing = (rows: readonly EventRow[], on: string) =>
		contactStanding(memoryOf(rows).timelines, preset, parseDay(on));

	it('everybody, until they say otherwise', () => {
		expect(standing(hot, '2026-03-02')).toEqual({
			doNotContact: false,
			snoozedUntil: null,
			recruiterContactOpen: false,
		});
	});

	it('not who withdrew contact, until they agree again', () => {
		const rows = [
			said('2026-03-02', 'consent.withdrawn', 'contact'),
			allow('2026-03-09', 'contact'),
		];
		expect(standing(rows, '2026-03-08').doNotContact).toBe(true);
		expect(standing(rows, '2026-03-09').doNotContact).toBe(false);
	});

	it('not who is snoozed, until the day it ends', () => {
		const properties = { until: '2026-03-09T11:00:00Z' };
		const rows = [{ on: '2026-03-02', type: 'candidate.paused', properties }];
		expect(standing(rows, '2026-03-08').snoozedUntil).toBe(instant('2026-03-09'));
		expect(standing(rows, '2026-03-09').snoozedUntil).toBeNull();
	});

	it.each(['recruiter.contact_closed', 'task.completed', 'verdict.given'])(
		'not while a recruiter is in touch, which %s ends',
		(type) => {
			const rows = [said('2026-03-02', 'recruiter.contact_opened'), said('2026-03-09', type)];
			expect(standing(rows, '2026-03-08').recruiterContactOpen).toBe(true);
			expect(standing(rows, '2026-03-09').recruiterContactOpen).toBe(false);
		},
	);

	it('everybody again two weeks after a recruiter took up contact and nobody told how it ended (StD-10)', () => {
		const rows = [said('2026-03-02', 'recruiter.contact_opened')];
		expect(standing(rows, '2026-03-15').recruiterContactOpen).toBe(true);
		expect(standing(rows, '2026-03-16').recruiterContactOpen).toBe(false);
		const again = [...rows, said('2026-03-14', 'recruiter.contact_opened')];
		expect(standing(again, '2026-03-16').recruiterContactOpen).toBe(true);
	});
});

describe('decisions in any order', () => {
	const row = fc.record({
		on: fc.constantFrom('2026-03-02', '2026-03-05', '2026-03-08', '2026-03-11'),
		type: fc.constantFrom(
			'profiling.objected',
			'profiling.objection_withdrawn',
			'recruiter.contact_opened',
			'task.completed',
			'candidate.overridden',
		),
		properties: fc.record({
			model: fc.constant('candidate-nl'),
			field: fc.constantFrom('score', 'bucket'),
			value: fc.constantFrom(10, 'cold', null),
			until: fc.constantFrom('2026-03-09', '2026-03-15'),
		}),
	});
	const known = (events: ReturnType<typeof toEvents>): Timelines => {
		const timelines = emptyTimelines();
		for (const event of events) addToTimelines(timelines, event);
		return timelines;
	};

	it('and any split, with repeats, are the same', () => {
		fc.assert(
			fc.property(fc.array(row, { maxLength: 8 }), fc.nat(8), (rows, at) => {
				const events = toEvents(rows);
				const all = known(events);
				const halves = [events.slice(0, at), events.slice(at)].map(known);
				expect(mergeTimelines(halves[1], halves[0])).toEqual(all);
				expect(known([...events, ...events].reverse())).toEqual(all);
				expect(
					evaluateOn(
						{ tally: memoryOf(hot).tally, timelines: all },
						preset,
						parseDay('2026-03-20'),
					),
				).toMatchObject({ evaluatedOn: parseDay('2026-03-20') });
			}),
		);
	});
});

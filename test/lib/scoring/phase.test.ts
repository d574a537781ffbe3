import { formatDay } from '../../../lib/scoring';
import cases from './phase.json';
import { describeChanges, evaluateRows, modelOfRule, type EventRow } from './remember';

interface Case {
	name: string;
	shows: string;
	events: EventRow[];
	/** The phase presented on each of some dates. */
	phases: Record<string, string | undefined>;
}

describe('phases', () => {
	it.each(cases as Case[])('$name ($shows)', ({ events, phases }) => {
		const found = Object.keys(phases).map((date) => [date, evaluateRows(events, date).phase]);
		expect(Object.fromEntries(found)).toEqual(phases);
	});
});

describe('the days on which a phase changes', () => {
	const quiet = (on: string, more: Partial<EventRow>): EventRow => ({
		on,
		type: 'weather.changed',
		...more,
	});
	const changesOf = (rows: EventRow[], date: string, compiled = restless) =>
		describeChanges(evaluateRows(rows, date, compiled)).filter((line) => line.includes('phase'));

	const restless = modelOfRule(
		{ points: 0, pillar: null },
		{
			phases: [
				{ key: 'see', label: 'See', enter: [] },
				{ key: 'think', label: 'Think', enter: [{ known: true, consent: 'nurture' }] },
				{
					key: 'do',
					label: 'Do',
					enter: [{ rules: ['rule'] }],
					idle: { afterDays: 10, to: 'think' },
				},
				{
					key: 'care',
					label: 'Care',
					enter: [{ statuses: ['Hired'] }],
					reopens: { phase: 'do', afterDays: 30 },
				},
			],
		},
	);
	const hired = (on: string): EventRow => ({
		on,
		type: 'application.status_changed',
		properties: { status: 'Hired' },
	});

	it('are those of a name, a consent and a withdrawal, without any points (UP-05)', () => {
		const rows = [
			quiet('2026-03-02', { consent: ['nurture'] }),
			quiet('2026-03-04', { isKnown: true }),
			quiet('2026-03-06', { type: 'consent.withdrawn', properties: { purpose: 'nurture' } }),
			quiet('2026-03-08', { consent: ['analytics'] }),
			quiet('2026-03-09', { consent: ['nurture'] }),
		];
		expect(changesOf(rows, '2026-04-01')).toEqual([
			'2026-03-02 phase: none → see',
			'2026-03-04 phase: see → think',
			'2026-03-06 phase: think → see',
			'2026-03-09 phase: see → think',
		]);
		expect(evaluateRows(rows, '2026-03-03', restless).nextChangeOn).toBe(
			evaluateRows(rows, '2026-03-04', restless).evaluatedOn,
		);
	});

	it('are those of a rule that gives no points, and of the quiet that follows', () => {
		const rows = [
			quiet('2026-03-01', { type: 'thing.done' }),
			quiet('2026-03-05', { type: 'thing.done' }),
			quiet('2026-03-25', { type: 'thing.done' }),
		];
		expect(changesOf(rows, '2026-03-26')).toEqual([
			'2026-03-01 phase: none → do',
			'2026-03-15 phase: do → think',
			'2026-03-25 phase: think → do',
		]);
		const { nextChangeOn } = evaluateRows(rows, '2026-03-26', restless);
		expect(nextChangeOn && formatDay(nextChangeOn)).toBe('2026-04-04');
	});

	it('are counted from the first signal where another phase may take over again', () => {
		const rows = [
			hired('2026-03-01'),
			quiet('2026-03-20', { type: 'thing.done' }),
			hired('2026-04-02'),
			quiet('2026-04-04', { type: 'thing.done' }),
		];
		expect(changesOf(rows, '2026-05-01')).toEqual([
			'2026-03-01 phase: none → care',
			'2026-04-04 phase: care → do',
			'2026-04-14 phase: do → care',
		]);
	});

	it('are none for a state that always was', () => {
		const known = modelOfRule(
			{},
			{
				phases: [
					{ key: 'see', label: 'See', enter: [] },
					{
						key: 'do',
						label: 'Do',
						enter: [{ known: true }],
						reopens: { phase: 'see', afterDays: 1 },
					},
				],
			},
		);
		const rows = [quiet('2026-03-02', { isKnown: true })];
		expect(changesOf(rows, '2026-05-01', known)).toEqual(['2026-03-02 phase: none → do']);
		expect(evaluateRows(rows, '2026-03-01', known).phase).toBe('see');
	});
});

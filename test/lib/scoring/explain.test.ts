import { describeLine, evaluate, explain, strongestReasons } from '../../../lib/scoring';
import { instant, preset, remember, toEvents, type EventRow } from './remember';

const explainRows = (rows: readonly EventRow[], asOf: string) =>
	explain(remember(toEvents(rows), preset), preset, instant(asOf));

const shownOf = (rows: readonly EventRow[], asOf: string) =>
	Object.fromEntries(explainRows(rows, asOf).lines.map(({ rule, shown }) => [rule, shown]));

describe('an explanation (StD-02)', () => {
	it('of nobody, or of recorded events only, is empty', () => {
		const empty = { score: null, exact: 0, lines: [], persona: null, culture: null, decisions: [] };
		expect(explainRows([], '2026-03-01')).toEqual(empty);
		expect(explainRows([{ on: '2026-03-01', type: 'email.opened' }], '2026-03-01')).toEqual(empty);
	});

	it('does not know the future', () => {
		const rows = [
			{ on: '2026-03-01', type: 'page.viewed' },
			{ on: '2026-03-05', type: 'page.viewed' },
			{ on: '2026-03-05', type: 'chat.held' },
		];
		const { lines } = explainRows(rows, '2026-03-02');
		expect(lines).toEqual([
			expect.objectContaining({ rule: 'page-view', count: 1, points: 1, lastOn: '2026-03-01' }),
		]);
		expect(explainRows(rows, '2026-02-27').lines).toEqual([]);
	});

	it('shows the floor as a line of its own', () => {
		const rows = [{ on: '2026-01-01', type: 'page.viewed' }];
		expect(shownOf(rows, '2026-12-01')).toEqual({ 'page-view': 0, floor: 1 });
	});

	it('takes no more for a penalty than there is', () => {
		const rows = [
			{ on: '2026-03-01', type: 'chat.held' },
			{ on: '2026-03-01', type: 'email.complained' },
		];
		expect(shownOf(rows, '2026-03-01')).toEqual({ chat: 15, complaint: -15, floor: 1 });
		const complaint = explainRows(rows, '2026-03-01').lines.find(
			({ rule }) => rule === 'complaint',
		);
		expect(complaint).toMatchObject({ points: -40, lost: { clip: -25 } });
	});

	it('shares out what goes above 100 over all that was gained', () => {
		const rows = [
			{ on: '2026-03-01', type: 'page.viewed', times: 5 },
			{ on: '2026-03-01', type: 'webinar.attended', subject: 'w1' },
			{ on: '2026-03-01', type: 'webinar.attended', subject: 'w2' },
			{ on: '2026-03-01', type: 'application.submitted', subject: 'v1' },
			{ on: '2026-03-01', type: 'application.submitted', subject: 'v2' },
		];
		const { score, exact, lines } = explainRows(rows, '2026-03-01');
		expect(score).toBe(100);
		expect(exact).toBeCloseTo(100, 9);
		const total = (key: 'pillarCap' | 'clip') =>
			lines.reduce((sum, { lost }) => sum + lost[key], 0);
		expect(total('pillarCap')).toBeCloseTo(10, 9);
		expect(total('clip')).toBeCloseTo(5, 9);
	});

	// a share of a cap is not exact in floating point: 9.5 must not be 10 here and 9 there
	it('explains the very score that is presented where it is a half', () => {
		const rows: EventRow[] = [
			{ on: '2026-03-01', type: 'ad.clicked', times: 4 },
			{ on: '2026-03-01', type: 'page.viewed', times: 4 },
			{ on: '2026-03-04', type: 'vacancy.viewed', subject: 'a3' },
			{ on: '2026-03-05', type: 'vacancy.viewed', subject: 'a8' },
			{ on: '2026-03-06', type: 'vacancy.viewed', subject: 'a4' },
			{ on: '2026-03-07', type: 'vacancy.viewed', subject: 'a0' },
			{ on: '2026-03-07', type: 'ad.clicked', times: 3 },
			{ on: '2026-03-08', type: 'vacancy.viewed', subject: 'a2' },
			{ on: '2026-03-08', type: 'ad.clicked', times: 4 },
			{ on: '2026-03-08', type: 'cta.clicked', times: 2 },
			{ on: '2026-03-08', type: 'email.unsubscribed' },
		];
		const memory = remember(toEvents(rows), preset);
		const asOf = instant('2026-03-08');
		const { score, lines } = explain(memory, preset, asOf);
		expect(score).toBe(evaluate(memory, preset, asOf).score);
		expect(lines.reduce((sum, { shown }) => sum + shown, 0)).toBe(score);
	});
});

describe('reasons', () => {
	const rows: EventRow[] = [
		{ on: '2026-03-01', type: 'vacancy.viewed', subject: 'v1' },
		{ on: '2026-03-03', type: 'vacancy.viewed', subject: 'v1' },
		{ on: '2026-03-03', type: 'page.viewed', times: 2 },
		{ on: '2026-03-03', type: 'appointment.booked', subject: 'a1' },
		{ on: '2026-03-03', type: 'chat.held' },
		{ on: '2026-03-03', type: 'email.unsubscribed' },
	];

	it('are the strongest gains, strongest first, in words', () => {
		expect(strongestReasons(explainRows(rows, '2026-03-03'))).toEqual([
			{ text: 'Appointment booked: once, last on 2026-03-03, counts 25 of 25 points', points: 25 },
			{
				text: 'Chat with a recruiter: once, last on 2026-03-03, counts 15 of 15 points',
				points: 15,
			},
			{ text: 'Vacancy view: 2 times, last on 2026-03-03, counts 5 of 5 points', points: 5 },
		]);
	});

	it('never are the floor or a penalty', () => {
		const faded = [{ on: '2026-01-01', type: 'page.viewed' }, rows[5]];
		expect(strongestReasons(explainRows(faded, '2026-12-01'))).toHaveLength(1);
		expect(strongestReasons(explainRows([], '2026-12-01'))).toEqual([]);
	});

	it('say what is left, to a tenth', () => {
		const [line] = explainRows([rows[4]], '2026-04-01').lines;
		expect(describeLine(line)).toBe(
			'Chat with a recruiter: once, last on 2026-03-03, counts 10.7 of 15 points',
		);
	});
});

import {
	createLocalClock,
	formatDay,
	isScoringError,
	parseDay,
	ScoringError,
} from '../../../lib/scoring';
import { instant, modelOfRule, remember } from './remember';

const HOUR_MS = 3_600_000;

describe('local days', () => {
	const amsterdam = createLocalClock('Europe/Amsterdam');

	it.each([
		['a winter evening is the next day in Amsterdam', '2026-01-01T23:30:00Z', '2026-01-02'],
		['a winter evening just before local midnight', '2026-01-01T22:59:59.999Z', '2026-01-01'],
		['local midnight in winter starts the day', '2026-01-01T23:00:00Z', '2026-01-02'],
		['local midnight in summer starts the day', '2026-07-01T22:00:00Z', '2026-07-02'],
		['a summer evening just before local midnight', '2026-07-01T21:59:59.999Z', '2026-07-01'],
		['the night the clock goes forward, before midnight', '2026-03-28T22:59:59Z', '2026-03-28'],
		['the night the clock goes forward, at midnight', '2026-03-28T23:00:00Z', '2026-03-29'],
		['the evening after the clock went forward', '2026-03-29T21:59:59Z', '2026-03-29'],
		['the night after the clock went forward', '2026-03-29T22:00:00Z', '2026-03-30'],
		['the night the clock goes back, at midnight', '2026-10-24T22:00:00Z', '2026-10-25'],
		['the evening after the clock went back', '2026-10-25T22:59:59Z', '2026-10-25'],
		['the night after the clock went back', '2026-10-25T23:00:00Z', '2026-10-26'],
		['before 1970', '1969-12-31T22:30:00Z', '1969-12-31'],
	])('%s', (_, utc, date) => {
		expect(formatDay(amsterdam(Date.parse(utc)))).toBe(date);
	});

	it('counts 23, 24 and 25 hours in the days around the clock changes', () => {
		const hoursOf = (date: string) => {
			const day = parseDay(date);
			const start = day * 24 * HOUR_MS - 12 * HOUR_MS;
			return Array.from({ length: 48 }, (_, i) => start + i * HOUR_MS).filter(
				(at) => amsterdam(at) === day,
			).length;
		};
		expect(['2026-03-29', '2026-06-01', '2026-10-25'].map(hoursOf)).toEqual([23, 24, 25]);
	});

	it('puts a late evening and the small hours of a 25-hour day in one cell', () => {
		const compiled = modelOfRule({});
		const at = (utc: string, eventId: string) => ({
			eventId,
			type: 'thing.done',
			occurredAt: Date.parse(utc),
		});
		const events = [at('2026-10-24T22:00:00Z', 'first hour'), at('2026-10-25T22:30:00Z', 'last')];
		expect(remember(events, compiled).tally.counts.rule).toEqual([parseDay('2026-10-25'), 2]);
	});

	it('follows the zone of the model, not of the machine', () => {
		const tokyo = createLocalClock('Asia/Tokyo');
		const newYork = createLocalClock('America/New_York');
		const at = instant('2026-03-02T02:00');
		expect(formatDay(tokyo(at))).toBe('2026-03-02');
		expect(formatDay(newYork(at))).toBe('2026-03-01');
	});

	it('writes and reads the same day', () => {
		for (const date of ['1970-01-01', '2024-02-29', '2026-12-31'])
			expect(formatDay(parseDay(date))).toBe(date);
	});

	it('names a zone it does not know', () => {
		let thrown: unknown;
		try {
			createLocalClock('Europe/Utrecht');
		} catch (error) {
			thrown = error;
		}
		expect(thrown).toMatchObject({
			code: 'unknown-time-zone',
			message: '"Europe/Utrecht" is not an IANA time zone',
			issues: [
				{
					path: 'timezone',
					message: '"Europe/Utrecht" is unknown; use a name like Europe/Amsterdam',
				},
			],
		});
		expect(isScoringError(thrown)).toBe(true);
	});

	it('knows its own errors by name and code, not by class', () => {
		const copy = Object.assign(new Error('of another copy'), {
			name: 'ScoringError',
			code: 'invalid-model',
		});
		expect(isScoringError(copy)).toBe(true);
		expect(new ScoringError('invalid-model', 'no model')).toMatchObject({
			name: 'ScoringError',
			issues: [],
		});
		const others = [
			new Error('x'),
			Object.assign(new Error('x'), { code: 'invalid-model' }),
			Object.assign(new Error('x'), { name: 'ScoringError' }),
			{ name: 'ScoringError', code: 'invalid-model' },
			null,
		];
		expect(others.map(isScoringError)).toEqual(others.map(() => false));
	});

	it('reads any date as whole days since 1970', () => {
		expect(parseDay('1970-01-02')).toBe(1);
		expect(formatDay(20_455)).toBe('2026-01-02');
		expect([20_455, 20_455, 20_456].map(formatDay)).toEqual([
			'2026-01-02',
			'2026-01-02',
			'2026-01-03',
		]);
	});
});

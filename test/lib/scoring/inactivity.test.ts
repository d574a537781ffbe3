import type { ScoringModelInput } from '../../../lib/scoring';
import { absenceOn, takeDownTo } from '../../../lib/scoring/inactivity';
import { evaluateRows, modelOfRule, type EventRow } from './remember';

/** Taken after a week, and again every three days. */
const rule = { afterDays: 7, points: 5, everyDays: 3, floor: 0, cumulative: false };
const HORIZON = 730;

describe('being away (MSR-02, UP-S08)', () => {
	it.each([
		['before any activity', 99, 0],
		['on the day of activity', 100, 0],
		['after six days', 106, 0],
		['after seven days', 107, 1],
		['two days later', 109, 1],
		['three days later', 110, 2],
		['six days later', 113, 3],
		['the day before coming back', 119, 5],
		['on the day of coming back', 120, 0],
		['a week after coming back', 127, 1],
	])('%s (day %i) has taken points %i times', (_, day, count) => {
		expect(absenceOn(rule, [100, 120], day, HORIZON)).toEqual({ count, points: 5 * count });
	});

	it('takes nothing from somebody who never was active', () => {
		expect(absenceOn(rule, [], 100, HORIZON)).toEqual({ count: 0, points: 0 });
	});

	it.each([
		['six quiet days took nothing', [100, 107], 107, 0],
		['seven quiet days took once', [100, 108], 108, 1],
		['nineteen took five times', [100, 120], 120, 5],
		['later ones are added', [100, 120], 127, 6],
		['every spell counts', [100, 108, 116], 116, 2],
		['a spell that is not over yet counts as far as it goes', [100, 120], 110, 2],
		['the spell before the first activity does not count', [100], 107, 1],
	])('what stays taken: %s', (_, active, day, count) => {
		const cumulative = { ...rule, cumulative: true };
		expect(absenceOn(cumulative, active, day, HORIZON).count).toBe(count);
	});

	it('forgets quiet spells that ended before the horizon', () => {
		const cumulative = { ...rule, cumulative: true, everyDays: 3650 };
		const countOn = (day: number) => absenceOn(cumulative, [100, 108], day, 30).count;
		expect([108 + 30, 108 + 31].map(countOn)).toEqual([2, 1]);
	});

	it.each([
		[10, 30, 5, 25],
		[10, 15, 5, 10],
		[10, 12, 5, 10],
		[10, 10, 5, 10],
		[10, 8, 5, 8],
		[0, 3, 0, 3],
	])('down to %i of %i points takes %i: %i are left', (floor, score, points, left) => {
		expect(takeDownTo(floor, score, points)).toBe(left);
	});
});

describe('a model that takes points for being away', () => {
	const scoresOf = (
		inactivity: ScoringModelInput['inactivity'],
		rows: EventRow[],
		dates: string[],
	) => {
		const compiled = modelOfRule({ points: 30 }, { inactivity });
		return dates.map((date) => evaluateRows(rows, date, compiled).score);
	};
	const visit = (on: string): EventRow => ({ on, type: 'thing.done' });
	const dates = ['2026-03-01', '2026-03-10', '2026-03-11', '2026-03-21', '2026-03-31'];
	const inactivity = { afterDays: 10, points: 8, everyDays: 10 };

	it('lowers the score step by step, not below its floor', () => {
		expect(scoresOf(inactivity, [visit('2026-03-01')], dates)).toEqual([30, 30, 22, 14, 6]);
		expect(scoresOf({ ...inactivity, floor: 20 }, [visit('2026-03-01')], dates)).toEqual([
			30, 30, 22, 20, 20,
		]);
	});

	it('gives everything back to who comes back, unless it is cumulative', () => {
		const rows = [visit('2026-03-01'), visit('2026-03-20')];
		expect(scoresOf(inactivity, rows, ['2026-03-19', '2026-03-20'])).toEqual([22, 60]);
		expect(
			scoresOf({ ...inactivity, cumulative: true }, rows, ['2026-03-19', '2026-03-20']),
		).toEqual([22, 52]);
	});

	it('counts a new application status as activity, an event that takes points away not', () => {
		const status: EventRow = {
			on: '2026-03-09',
			type: 'application.status_changed',
			properties: { status: 'Match' },
		};
		expect(scoresOf(inactivity, [visit('2026-03-01'), status], dates.slice(2))).toEqual([
			30, 22, 14,
		]);
		const compiled = modelOfRule(
			{},
			{
				inactivity,
				rules: [
					{ key: 'gain', label: 'Gain', on: 'thing.done', points: 30, pillar: 'all' },
					{ key: 'loss', label: 'Loss', on: 'thing.undone', points: -1, pillar: null },
				],
			},
		);
		const rows = [visit('2026-03-01'), { on: '2026-03-09', type: 'thing.undone' }];
		expect(evaluateRows(rows, '2026-03-11', compiled).score).toBe(21);
	});
});

import { summariseBacktest, type Backtest } from '../../../lib/scoring';
import { backtest, done, draft, live, town, type Town } from './backtestTown';
import { modelOfRule, type EventRow } from './remember';

describe('the work of a draft (StD-11)', () => {
	const weeksOf = ({ weeks }: Backtest) =>
		weeks.map(({ from, to, live: was, draft: is }) =>
			[from, to, `${was.hot} → ${is.hot}`, `${was.recruiter} → ${is.recruiter}`].join(' '),
		);

	it('is counted by weeks of at least four, back from the last date to the first', () => {
		const spansOf = (...dates: string[]) => {
			const { weeks } = backtest({}, dates);
			return [weeks.length, weeks[0].from, weeks[weeks.length - 1].to];
		};
		expect(spansOf('2026-03-29')).toEqual([4, '2026-03-02', '2026-03-29']);
		expect(spansOf('2026-03-29', '2026-03-28')).toEqual([4, '2026-03-02', '2026-03-29']);
		expect(spansOf('2026-03-29', '2026-02-22')).toEqual([5, '2026-02-23', '2026-03-29']);
		expect(spansOf('2026-03-29', '2026-02-21')).toEqual([6, '2026-02-16', '2026-03-29']);
	});

	it('is who enters the hottest bucket and the route of a recruiter, in the week it happens', () => {
		const result = backtest(town, ['2026-03-29']);
		expect(weeksOf(result)).toEqual([
			'2026-03-02 2026-03-08 1 → 2 1 → 2',
			'2026-03-09 2026-03-15 0 → 0 0 → 0',
			'2026-03-16 2026-03-22 1 → 1 1 → 1',
			'2026-03-23 2026-03-29 0 → 0 0 → 0',
		]);
		expect(result.perWeek).toEqual({
			live: { recruiter: 0.5, hot: 0.5 },
			draft: { recruiter: 0.75, hot: 0.75 },
		});
	});

	it('is no one who arrived before, and nobody twice in a week', () => {
		const forThreeDays = (points: number) =>
			modelOfRule({ points }, { routes: [{ to: 'recruiter', rules: ['rule'], withinDays: 3 }] });
		const people: Town = {
			before: [done('2026-03-01'), done('2026-03-03')],
			twice: [done('2026-03-02'), done('2026-03-07')],
			again: [done('2026-03-02'), done('2026-03-09'), done('2026-03-11'), done('2026-03-16')],
		};
		const models = { live: forThreeDays(1), draft: live };
		expect(weeksOf(backtest(people, ['2026-03-29'], models))).toEqual([
			'2026-03-02 2026-03-08 0 → 0 2 → 0',
			'2026-03-09 2026-03-15 0 → 0 1 → 0',
			'2026-03-16 2026-03-22 0 → 0 1 → 0',
			'2026-03-23 2026-03-29 0 → 0 0 → 0',
		]);
	});

	it('begins anew when a pause ends', () => {
		const paused = (on: string, until: string): EventRow => ({
			on,
			type: 'candidate.paused',
			properties: { until },
		});
		const people: Town = { ann: [...town.bob, paused('2026-03-10', '2026-03-18')] };
		expect(weeksOf(backtest(people, ['2026-03-29'], { live, draft: live }))).toEqual([
			'2026-03-02 2026-03-08 1 → 1 1 → 1',
			'2026-03-09 2026-03-15 0 → 0 0 → 0',
			'2026-03-16 2026-03-22 0 → 0 1 → 1',
			'2026-03-23 2026-03-29 0 → 0 0 → 0',
		]);
	});
});

describe('a summary of a backtest', () => {
	it('says in plain English what would become otherwise', () => {
		expect(summariseBacktest(backtest(town, ['2026-03-09', '2026-03-20']))).toBe(
			'On 9 March 2026 1 candidate would newly be hot, 0 no longer; 1 of 4 would stand in another bucket. ' +
				'On 20 March 2026 1 candidate would newly be hot, 0 no longer; 1 of 5 would stand in another bucket. ' +
				'Over the 4 weeks to 20 March 2026: recruiter tasks 0.5 → 0.8 a week, newly hot 0.5 → 0.8 a week.',
		);
	});

	it('says so when nobody would', () => {
		const same = { live, draft: live };
		expect(summariseBacktest(backtest(town, ['2026-03-20'], same))).toMatch(
			/^On 20 March 2026 the same candidates would be hot; 0 of 5 would stand in another bucket\./,
		);
		const down = { live: draft, draft: live };
		expect(summariseBacktest(backtest(town, ['2026-03-20'], down))).toMatch(
			/^On 20 March 2026 nobody would newly be hot, 1 no longer; 1 of 5/,
		);
		expect(summariseBacktest(backtest(town, []))).toBe('');
	});
});

import { formatDay, type LocalDay } from '../../scoring';
import { driftOf, type Drift } from '../../scoring/calibrate/drift';
import type { Moves } from '../../store';
import type { Period } from '../period';
import type { Counted } from './standing';

/** How many candidates stood in each bucket at the end of a day or week. */
export interface TrendPoint {
	/** YYYY-MM-DD; of a week its last day. */
	date: string;
	buckets: Record<string, number>;
	/** Changes into the hottest bucket and out of it. */
	becameHot: number;
	leftHot: number;
}

/** Who stood in each bucket in the past, by day and by week. */
export interface Trend {
	days: TrendPoint[];
	/** Seven days each, the last one ending with the period. */
	weeks: TrendPoint[];
	/** How far the spread over buckets moved over the period; null where there was nobody. */
	drift: Drift | null;
}

/**
 * Tells the past of the buckets by going back from where candidates stand now, change by change.
 *
 * @param moves - of the whole period, the day after it included if it is over
 */
export function tellTrend(moves: readonly Moves[], now: readonly Counted[], period: Period): Trend {
	const byDay = new Map<LocalDay, Moves[]>();
	for (const move of moves) {
		if (move.kind !== 'bucket') continue;
		const known = byDay.get(move.day);
		if (known) known.push(move);
		else byDay.set(move.day, [move]);
	}
	const hot = now.at(-1)?.key;
	const stock = new Map(now.map(({ key, candidates }) => [key, candidates]));
	const days: TrendPoint[] = [];
	for (let day = period.until; day >= period.from; day--) {
		const own = byDay.get(day) ?? [];
		const changes = (isOne: (move: Moves) => boolean) =>
			own.filter(isOne).reduce((sum, move) => sum + move.changes, 0);
		days.unshift({
			date: formatDay(day),
			buckets: Object.fromEntries([...stock].map(([key, count]) => [key, Math.max(0, count)])),
			becameHot: changes(({ to }) => to === hot),
			leftHot: changes(({ from }) => from === hot),
		});
		for (const { from, to, changes: count } of own) {
			if (to !== null && stock.has(to)) stock.set(to, (stock.get(to) ?? 0) - count);
			if (from !== null && stock.has(from)) stock.set(from, (stock.get(from) ?? 0) + count);
		}
	}
	const before = now.map(({ key }) => Math.max(0, stock.get(key) ?? 0));
	return {
		days,
		weeks: weeksOf(days),
		drift: driftOf(
			before,
			now.map(({ candidates }) => candidates),
		),
	};
}

function weeksOf(days: readonly TrendPoint[]): TrendPoint[] {
	const weeks: TrendPoint[] = [];
	for (let end = days.length; end > 0; end -= 7) {
		const week = days.slice(Math.max(0, end - 7), end);
		const sum = (of: 'becameHot' | 'leftHot') => week.reduce((total, day) => total + day[of], 0);
		weeks.unshift({
			...week[week.length - 1],
			becameHot: sum('becameHot'),
			leftHot: sum('leftHot'),
		});
	}
	return weeks;
}

import type { LocalDay } from './localDay';
import type { Inactivity } from './model/types';
import { lastIndexUpTo } from './ruleDays';

/** How often and how much was taken for being away. */
export interface Absence {
	/** How often points were taken. */
	count: number;
	/** Points in all, 0 or more. */
	points: number;
}

/**
 * What inactivity takes on a day, before its floor.
 *
 * Points are taken for the first time after `afterDays` days without activity and again every `everyDays` days. A
 * candidate who comes back gets everything back, unless the penalty is cumulative: then what quiet spells within the
 * horizon took stays taken.
 *
 * @param active - days with activity, ascending
 */
export function absenceOn(
	rule: Inactivity,
	active: readonly LocalDay[],
	day: LocalDay,
	horizonDays: number,
): Absence {
	const last = lastIndexUpTo(active, day);
	if (last < 0) return { count: 0, points: 0 };
	let count = timesTaken(rule, day - active[last]);
	for (let i = last; rule.cumulative && i > 0 && day - active[i] <= horizonDays; i--) {
		count += timesTaken(rule, active[i] - active[i - 1] - 1);
	}
	return { count, points: count * rule.points };
}

function timesTaken({ afterDays, everyDays }: Inactivity, quietDays: number): number {
	return quietDays < afterDays ? 0 : 1 + Math.floor((quietDays - afterDays) / everyDays);
}

/** The score after a penalty that stops at a floor; what is below the floor already stays. */
export function takeDownTo(floor: number, score: number, points: number): number {
	return score <= floor ? score : Math.max(floor, score - points);
}

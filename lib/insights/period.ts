import type { LocalDay } from '../scoring';

/** Local days from one through another. */
export interface Period {
	from: LocalDay;
	until: LocalDay;
}

/** The last so many local days, `until` included. */
export function lastDays(days: number, until: LocalDay): Period {
	return { from: until - days + 1, until };
}

/** Whether a day is in a period. */
export function isIn({ from, until }: Period, day: LocalDay): boolean {
	return day >= from && day <= until;
}

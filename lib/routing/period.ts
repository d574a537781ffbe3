import { DateTime } from 'luxon';

/** For how long places are given. */
export type Period = 'day' | 'week' | 'month';

/** When the running period began, UTC ms; weeks begin on Monday. */
export function periodStart(nowMs: number, period: Period, timezone: string): number {
	return DateTime.fromMillis(nowMs, { zone: timezone }).startOf(period).toMillis();
}

import { DateTime } from 'luxon';
import type { TownEvent } from '../town';

const DAYS = 7;

/** A stretch of the year, a week at most. */
export interface Step {
	/** UTC milliseconds up to which it is told; the moment the scores are of. */
	untilMs: number;
	/** What arrives in it, in order of arrival; a few things are older. */
	events: TownEvent[];
	/** The last of a month, or of the year. */
	closesMonth: boolean;
}

/**
 * Cuts what happened into weeks, and at the ends of months.
 *
 * Pure. Nothing is lost and the order stays; no step holds what happens after its end.
 *
 * @param events - in order of arrival, none later than `asOfMs`
 * @param asOfMs - where the year ends
 * @param timezone - IANA; months end at its midnight
 */
export function planYear(events: readonly TownEvent[], asOfMs: number, timezone: string): Step[] {
	const [first] = events.map(momentOf).toSorted((a, b) => a - b);
	if (first === undefined) return [];
	const steps: Step[] = [];
	let from = 0;
	for (let startMs = first; startMs < asOfMs; startMs = steps[steps.length - 1].untilMs) {
		const endOfMonthMs = DateTime.fromMillis(startMs + 1, { zone: timezone })
			.endOf('month')
			.toMillis();
		const inAWeekMs = DateTime.fromMillis(startMs, { zone: timezone })
			.plus({ days: DAYS })
			.toMillis();
		const untilMs = Math.min(endOfMonthMs, inAWeekMs, asOfMs);
		const to = untilMs === asOfMs ? events.length : firstAfter(events, untilMs, from);
		const closesMonth = untilMs === endOfMonthMs || untilMs === asOfMs;
		steps.push({ untilMs, events: events.slice(from, to), closesMonth });
		from = to;
	}
	return steps;
}

/** Where the first event stands that happens after a moment; what is behind it arrives later still. */
function firstAfter(events: readonly TownEvent[], atMs: number, from: number): number {
	const at = events.findIndex((event, i) => i >= from && momentOf(event) > atMs);
	return at < 0 ? events.length : at;
}

function momentOf({ occurredAt }: TownEvent): number {
	return Date.parse(occurredAt);
}

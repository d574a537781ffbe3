import { IANAZone } from 'luxon';
import { ScoringError } from './errors';

/** A calendar day in a model's time zone, as days since 1970-01-01. */
export type LocalDay = number;

/** Tells on which local day an instant (UTC milliseconds) falls. */
export type LocalClock = (instantMs: number) => LocalDay;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * Makes the clock of one time zone.
 *
 * Offsets come from luxon and are kept per UTC day, so an event costs a map lookup; a day on which the
 * zone changes its offset asks luxon for the instant itself, which keeps daylight saving exact.
 *
 * @param timezone - IANA name, e.g. `Europe/Amsterdam`
 * @throws {ScoringError} `unknown-time-zone`
 * @example
 * createLocalClock('Europe/Amsterdam')(Date.UTC(2026, 0, 1, 23, 30)) //=> 20455, which is 2 January 2026
 */
export function createLocalClock(timezone: string): LocalClock {
	const zone = IANAZone.create(timezone);
	if (!zone.isValid) {
		throw new ScoringError('unknown-time-zone', `"${timezone}" is not an IANA time zone`, [
			{ path: 'timezone', message: `"${timezone}" is unknown; use a name like Europe/Amsterdam` },
		]);
	}
	const offsets = new Map<number, number | null>();
	const offsetOfDay = (utcDay: number): number | null => {
		const first = zone.offset(utcDay * DAY_MS);
		const offset = first === zone.offset((utcDay + 1) * DAY_MS) ? first * MINUTE_MS : null;
		offsets.set(utcDay, offset);
		return offset;
	};
	return (instantMs) => {
		const utcDay = Math.floor(instantMs / DAY_MS);
		const kept = offsets.get(utcDay);
		const offset =
			(kept === undefined ? offsetOfDay(utcDay) : kept) ?? zone.offset(instantMs) * MINUTE_MS;
		return Math.floor((instantMs + offset) / DAY_MS);
	};
}

/**
 * Writes a local day as a date.
 *
 * @example
 * formatDay(20455) //=> '2026-01-02'
 */
export function formatDay(day: LocalDay): string {
	const known = formatted.get(day);
	if (known !== undefined) return known;
	const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
	if (formatted.size < MAX_FORMATTED) formatted.set(day, date);
	return date;
}

/** Dates already written; a bounded number, some thirty years. */
const formatted = new Map<LocalDay, string>();
const MAX_FORMATTED = 10_000;

/**
 * Reads a date as a local day.
 *
 * @example
 * parseDay('2026-01-02') //=> 20455
 */
export function parseDay(date: string): LocalDay {
	return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

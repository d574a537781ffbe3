import { DateTime } from 'luxon';
import { HubSpotError } from '../errors';

/** When recruiters work. */
export interface WorkingHours {
	/** IANA name. */
	timezone: string;
	/** Days of the week, 1 for Monday to 7. */
	weekdays: readonly number[];
	/** Local time, `09:00`. */
	from: string;
	to: string;
	/** Whether nobody works on a local date (YYYY-MM-DD). */
	isHoliday: (date: string) => boolean;
}

/** How far ahead to look for a working day. */
const MOST_DAYS = 366;

/**
 * When so much working time has passed since a moment.
 *
 * Outside working hours the clock stands still: an hour after Friday 17:30 of a week of nine to half past five is
 * Monday ten o'clock. Without any time to pass it is the moment itself, or the next start of work.
 *
 * @param workingMinutes - 0 or more
 * @throws {HubSpotError} `no-working-hours` when there is no working day within a year
 */
export function dueAt(startMs: number, workingMinutes: number, hours: WorkingHours): number {
	let left = workingMinutes;
	let at = DateTime.fromMillis(startMs, { zone: hours.timezone });
	for (let days = 0; days <= MOST_DAYS; days++) {
		const day = workingDay(at, hours);
		if (day !== null && day.close > day.open) {
			const open = DateTime.max(at, day.open);
			const available = day.close.diff(open, 'minutes').minutes;
			if (available > 0 && left <= available) return open.plus({ minutes: left }).toMillis();
			left -= Math.max(0, available);
		}
		at = at.plus({ days: 1 }).startOf('day');
	}
	throw new HubSpotError(
		'no-working-hours',
		`There is no working time between ${hours.from} and ${hours.to} within a year`,
		'Choose at least one day of the week, and an end of the day after its start.',
	);
}

function workingDay(
	at: DateTime,
	{ weekdays, from, to, isHoliday }: WorkingHours,
): { open: DateTime; close: DateTime } | null {
	if (!weekdays.includes(at.weekday) || isHoliday(at.toISODate() ?? '')) return null;
	return { open: timeOn(at, from), close: timeOn(at, to) };
}

function timeOn(day: DateTime, time: string): DateTime {
	const [, hour, minute] = /^(\d{1,2}):(\d{2})$/.exec(time) ?? [];
	const at = hour && day.set({ hour: +hour, minute: +minute, second: 0, millisecond: 0 });
	if (at && at.isValid) return at;
	throw new HubSpotError(
		'no-working-hours',
		`"${time}" is not a time, or the time zone is unknown`,
		'Write times like 09:00 and time zones like Europe/Amsterdam.',
	);
}

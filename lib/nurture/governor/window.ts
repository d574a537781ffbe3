import { DateTime } from 'luxon';
import { NurtureError } from '../errors';
import type { SendWindow } from '../sequence/types';

/** The days of who gets the mail. */
export interface LocalDays {
	/** IANA name. */
	timezone: string;
	/** Whether a local date (YYYY-MM-DD) is a day on which nothing goes out. */
	isHoliday(date: string): boolean;
}

/** How far ahead to look for an open day. */
const MOST_DAYS = 366;

/**
 * When mail may go out next: the moment itself where the window is open.
 *
 * The clock on the wall decides. Where it is put forward, a window starts no earlier than the first minute that
 * exists; where it is put back, an hour that comes twice is open twice.
 *
 * @param fromMs - UTC milliseconds
 * @returns UTC milliseconds, the earliest there is
 * @throws {NurtureError} `bad-zone`, or `no-window` when nothing is open for a year
 */
export function nextOpening(fromMs: number, window: SendWindow, days: LocalDays): number {
	const start = DateTime.fromMillis(fromMs, { zone: days.timezone });
	if (!start.isValid)
		throw new NurtureError(
			'bad-zone',
			`"${days.timezone}" is not a time zone`,
			'Use an IANA name like Europe/Amsterdam.',
		);
	if (isOpen(start, window, days)) return fromMs;
	let day = start;
	for (let i = 0; i <= MOST_DAYS; i++) {
		for (const opening of openingsOn(day, minutesOf(window.from)))
			if (opening.toMillis() > fromMs && isOpen(opening, window, days)) return opening.toMillis();
		day = day.plus({ days: 1 }).startOf('day');
	}
	throw new NurtureError(
		'no-window',
		`There is no moment between ${window.from} and ${window.to} within a year`,
		'Choose at least one day of the week, and an end of the window after its start.',
	);
}

function isOpen(at: DateTime, { weekdays, from, to }: SendWindow, days: LocalDays): boolean {
	const minute = minuteOfDay(at);
	return (
		minute >= minutesOf(from) &&
		minute < minutesOf(to) &&
		weekdays.includes(at.weekday) &&
		!days.isHoliday(at.toISODate() ?? '')
	);
}

/** The moments of a local day at which the clock comes to a minute of the day: two when it is put back over it. */
function openingsOn(day: DateTime, minute: number): DateTime[] {
	const at = day.set({
		hour: Math.floor(minute / 60),
		minute: minute % 60,
		second: 0,
		millisecond: 0,
	});
	if (minuteOfDay(at) === minute)
		return at.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis());
	return [afterGap(at, minute)];
}

/** The clock jumped over the minute: the first moment after the jump. */
function afterGap(at: DateTime, minute: number): DateTime {
	let first = at;
	for (;;) {
		const before = first.minus({ minutes: 1 });
		if (!before.hasSame(at, 'day') || minuteOfDay(before) < minute) return first;
		first = before;
	}
}

function minuteOfDay({ hour, minute }: DateTime): number {
	return hour * 60 + minute;
}

/** @param time - `09:00` */
function minutesOf(time: string): number {
	return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

import { DateTime } from 'luxon';
import { badField } from './errors';

/** How far ahead of ours a sender's clock may be, in milliseconds: ten minutes. */
export const CLOCK_TOLERANCE_MS = 600_000;

const DAY_MS = 86_400_000;
/** Numbers below this are seconds since 1970, above it milliseconds (the year 5138 in seconds). */
const SECONDS_LIMIT = 1e11;
const ISO_WITH_ZONE = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;
const ISO_LIKE = /^\d{4}-\d\d-\d\d/;

/** What an event's time is checked against. */
export interface TimeFrame {
	/** UTC ms. */
	nowMs: number;
	/** Zone of times that name none. */
	timezone: string;
	/** Days an event may lie back. */
	horizonDays: number;
}

/**
 * Reads when an event happened: ISO 8601 text, or seconds or milliseconds since 1970.
 *
 * @returns UTC ms
 * @throws {IntakeError} for anything else, for a time further ahead than {@link CLOCK_TOLERANCE_MS}, and for one
 * older than the horizon
 */
export function readTime(value: unknown, frame: TimeFrame): number {
	const at = parseTime(value, frame.timezone);
	if (!Number.isFinite(at)) {
		throw badField(
			'occurredAt',
			value,
			'is not a time',
			'Send ISO 8601 like 2026-11-22T09:30:00Z, or milliseconds since 1970.',
		);
	}
	if (at > frame.nowMs + CLOCK_TOLERANCE_MS) {
		throw badField(
			'occurredAt',
			value,
			'lies in the future',
			'Check the clock and time zone of the sender; ten minutes ahead are tolerated.',
		);
	}
	if (at < frame.nowMs - frame.horizonDays * DAY_MS) {
		throw badField(
			'occurredAt',
			value,
			`lies more than ${frame.horizonDays} days back`,
			'Events that old are worth nothing and are not kept; leave them out.',
		);
	}
	return at;
}

function parseTime(value: unknown, timezone: string): number {
	if (value instanceof Date) return value.getTime();
	if (typeof value === 'number') return fromNumber(value);
	if (typeof value !== 'string' || value.length > 64) return Number.NaN;
	const text = value.trim();
	if (ISO_WITH_ZONE.test(text)) return parseInstant(text);
	if (/^\d{9,14}(\.\d+)?$/.test(text)) return fromNumber(Number(text));
	if (!ISO_LIKE.test(text)) return Number.NaN;
	return parseLocal(text.replace(' ', 'T'), timezone);
}

/** Fifty times as fast as luxon, but `Date` takes 30 February for 2 March. */
function parseInstant(text: string): number {
	const day = Number(text.slice(8, 10));
	const exists = day <= 28 || new Date(text.slice(0, 10)).getUTCDate() === day;
	return exists ? Date.parse(text) : Number.NaN;
}

/** Of an hour that a day has twice the first is meant; luxon alone lets the season of today decide. */
function parseLocal(text: string, timezone: string): number {
	const [first] = DateTime.fromISO(text, { zone: timezone }).getPossibleOffsets();
	return first.toMillis();
}

function fromNumber(value: number): number {
	return Math.round(Math.abs(value) < SECONDS_LIMIT ? value * 1000 : value);
}

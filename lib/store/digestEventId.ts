import { hash } from 'node:crypto';

/** Milliseconds in base 36 up to the year 5188, so that the later is the greater. */
const TIME_LENGTH = 9;
/** 132 bits. */
const DIGEST_LENGTH = 22;

/**
 * The id of an event that has none of its own: the same for the same parts, and none of a person's data.
 *
 * It begins with when the event happened. The ledger finds ids by an index, and those of the same days lie side by side
 * there; ids that lie scattered over it each have a page of the file written.
 *
 * @param source - what the id begins with, its separator included
 * @param occurredAt - UTC ms, the same whenever the event is sent; 0 where it may be another
 * @param parts - all that tells the event from others
 */
export function digestEventId(source: string, occurredAt: number, parts: unknown): string {
	const time = Math.max(0, Math.floor(occurredAt)).toString(36).padStart(TIME_LENGTH, '0');
	const digest = hash('sha256', JSON.stringify(parts), 'base64url').slice(0, DIGEST_LENGTH);
	return `${source}${time}-${digest}`;
}

/** What the browser's clock showed. */
export interface Clocks {
	/** When it happened: milliseconds since 1970, or ISO 8601; anything else counts as not said. */
	occurredAt: unknown;
	/** When it was sent, by the same clock. */
	sentAt: unknown;
	/** UTC milliseconds, by the clock of the server. */
	receivedAt: number;
	/** An event is at most this old, in milliseconds. */
	maxAgeMs: number;
}

/**
 * When an event happened, by the clock of the server.
 *
 * A browser's clock may be wrong by years, but not about how long ago something was: with `sentAt` the age of the
 * event counts, without it the time as said. Neither puts it into the future, nor further back than `maxAgeMs`.
 *
 * @returns UTC milliseconds
 */
export function occurredAtOf({ occurredAt, sentAt, receivedAt, maxAgeMs }: Clocks): number {
	const said = toMs(occurredAt);
	if (said === null) return receivedAt;
	const ageMs = (toMs(sentAt) ?? receivedAt) - said;
	return Math.round(receivedAt - Math.min(Math.max(ageMs, 0), maxAgeMs));
}

function toMs(value: unknown): number | null {
	const ms = typeof value === 'string' ? Date.parse(value.slice(0, 40)) : value;
	return typeof ms === 'number' && Number.isFinite(ms) ? ms : null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Between two tries: quick at first, as greylisting wants it, then slower, for five tries and about a day in all. */
const WAITS_MS = [5 * MINUTE_MS, 20 * MINUTE_MS, HOUR_MS, 4 * HOUR_MS, 18 * HOUR_MS];

/**
 * How long to wait before trying a mail again that was not accepted for now.
 *
 * @param attempts - tries so far, the failed one included: 1 or more
 * @param askedMs - for how long the server asked to wait, where it did
 * @returns milliseconds; null when it was tried often enough
 */
export function retryAfter(attempts: number, askedMs = 0): number | null {
	const waitMs = WAITS_MS[attempts - 1];
	return waitMs === undefined ? null : Math.max(waitMs, askedMs);
}

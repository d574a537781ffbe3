import type { Failure } from './failure';
import type { CallKind } from './kinds';

/** What to do about a failed call. */
export type Retry =
	| { again: false }
	| {
			again: true;
			waitMs: number;
			/** Whether everybody who uses the token has to wait, not only this call. */
			everyone: boolean;
	  };

/** How often a call is sent at most. */
export const MAX_ATTEMPTS = 5;

/** Longer than this nobody waits in a running workflow. */
const MAX_WAIT_MS = 120_000;

const SECOND_MS = 1000;
const WINDOW_MS = 10_000;
const STOP: Retry = { again: false };

/**
 * Whether and when to send a call again.
 *
 * A call that HubSpot turned away unread (429, 423, 477) may always be sent again. After a fault of HubSpot or the
 * network nobody knows whether it was carried out, so only calls that may happen twice are.
 *
 * @param attempt - how often it has been sent, from 1
 */
export function planRetry(failure: Failure, kind: CallKind, attempt: number): Retry {
	if (attempt >= MAX_ATTEMPTS) return STOP;
	const { status, retryAfterMs } = failure;
	if (status === 429) return afterLimit(failure, attempt);
	if (status === 423) return wait(retryAfterMs ?? 2 * SECOND_MS * attempt, false);
	if (status === 477) return wait(retryAfterMs ?? WINDOW_MS, true);
	if (!isFault(status)) return STOP;
	return kind === 'create' ? STOP : wait(retryAfterMs ?? 2 ** (attempt - 2) * SECOND_MS, false);
}

/** Whether a status (null for no answer) is nobody's refusal but a fault on the way or at HubSpot. */
export function isFault(status: number | null): boolean {
	return status === null || status === 408 || status >= 500;
}

function afterLimit({ policy, retryAfterMs, windowMs }: Failure, attempt: number): Retry {
	if (policy === 'DAILY') return STOP;
	if (policy === 'SECONDLY') return wait(retryAfterMs ?? SECOND_MS * attempt, true);
	return wait(retryAfterMs ?? windowMs ?? WINDOW_MS, true);
}

function wait(waitMs: number, everyone: boolean): Retry {
	return waitMs > MAX_WAIT_MS ? STOP : { again: true, waitMs, everyone };
}

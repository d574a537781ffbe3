import type { Bounce } from '../mail';
import type { SuppressionReason } from '../store/suppressions';

/** A bounce of the past. */
export interface PastBounce {
	/** UTC milliseconds. */
	at: number;
	bounce: Bounce;
}

const DAY_MS = 86_400_000;
/** For how long a soft bounce counts. */
export const SOFT_WITHIN_MS = 30 * DAY_MS;
const MOST_SOFT = 3;

/**
 * Whether an address is suppressed for its bounces: at the first hard one, or at the third soft one in 30 days on
 * which different mails bounced. Policy is about the sender and suppresses nobody.
 */
export function suppressionFor(
	bounces: readonly PastBounce[],
	nowMs: number,
): Extract<SuppressionReason, 'hardBounce' | 'softBounces'> | null {
	if (bounces.some(({ bounce }) => bounce === 'hard')) return 'hardBounce';
	const soft = bounces.filter(({ bounce, at }) => bounce === 'soft' && at > nowMs - SOFT_WITHIN_MS);
	return soft.length >= MOST_SOFT ? 'softBounces' : null;
}

/** Reasons for which not even a mail that was asked for is sent; whoever unsubscribed only wants no series. */
export const ALWAYS_SUPPRESSED: ReadonlySet<SuppressionReason> = new Set([
	'hardBounce',
	'softBounces',
	'complaint',
	'erased',
	'byHand',
]);

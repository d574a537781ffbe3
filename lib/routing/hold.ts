/** Why somebody is kept warm instead of being sent on. */
export type HeldBack = 'doNotContact' | 'snoozed' | 'recruiterContactOpen';

/**
 * Why somebody must not be approached now, as far as an item tells; null where nothing stands against it. What an item
 * does not tell does not hold.
 */
export function heldBack(item: Readonly<Record<string, unknown>>, nowMs: number): HeldBack | null {
	if (item.doNotContact === true) return 'doNotContact';
	const until = typeof item.snoozedUntil === 'string' ? Date.parse(item.snoozedUntil) : NaN;
	if (until > nowMs) return 'snoozed';
	return item.recruiterContactOpen === true ? 'recruiterContactOpen' : null;
}

import type { StoredCandidate, Suppression } from '../../store';
import type { FrequencyCap } from '../governor/settings';
import { profileOf } from './person';

const HOURS: Readonly<Record<string, number>> = { weekly: 7 * 24, monthly: 30 * 24 };

/** The caps for a candidate: those for all, and what they chose themselves (`mailFrequency` of the profile). */
export function capsFor(
	candidate: Pick<StoredCandidate, 'memory'>,
	caps: readonly FrequencyCap[],
): readonly FrequencyCap[] {
	const chosen = String(profileOf(candidate).mailFrequency);
	const hours = Object.hasOwn(HOURS, chosen) ? HOURS[chosen] : undefined;
	return hours === undefined ? caps : [...caps, { mails: 1, hours }];
}

/**
 * The suppressions that still hold for a candidate: agreeing to nurture mail again takes an earlier unsubscribing back,
 * and nothing else.
 */
export function stillHolding(
	suppressions: readonly Suppression[],
	candidate: Pick<StoredCandidate, 'memory'> | null,
): Suppression[] {
	const agreed = candidate?.memory.timelines.consents
		.filter(([, purpose, granted]) => purpose === 'nurture' && granted)
		.map(([at]) => at);
	const agreedAt = Math.max(-Infinity, ...(agreed ?? []));
	return suppressions.filter(({ reason, at }) => reason !== 'unsubscribed' || agreedAt <= at);
}

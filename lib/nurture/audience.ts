import type { Audience } from './sequence/types';

/** What of a candidate decides which mails are for them. */
export interface Addressee {
	phase: string | null;
	bucket: string | null;
	persona: string | null;
	interests: readonly string[];
	/** Two letters; null where nobody knows. */
	language: string | null;
}

/**
 * Whether a candidate belongs to an audience. Every part that is given must hold; who is not known to fit does not.
 * Case does not count.
 */
export function belongsTo(who: Addressee, audience: Audience): boolean {
	return (
		holds(audience.phases, who.phase) &&
		holds(audience.buckets, who.bucket) &&
		holds(audience.personas, who.persona) &&
		holds(audience.languages, who.language) &&
		(!audience.interests || who.interests.some((interest) => holds(audience.interests, interest)))
	);
}

function holds(wanted: readonly string[] | undefined, value: string | null): boolean {
	if (!wanted) return true;
	const folded = value?.trim().toLowerCase();
	return wanted.some((one) => one.toLowerCase() === folded);
}

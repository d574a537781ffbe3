import type { HubSpotError } from './errors';

/** Why something cannot be done as it is, for people. */
export interface Problem {
	/** Internal name of the property; null where it is about the whole. */
	property: string | null;
	message: string;
	/** What to do about it. */
	advice: string;
}

export function problemOf({ message, advice, facts }: HubSpotError): Problem {
	return { property: facts.property ?? null, message, advice };
}

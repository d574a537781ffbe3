import type { HubSpotError } from './errors';

/** Why something cannot be done as it is, for people. */
export interface Problem {
	/** Internal name of the property; null where it is about the whole. */
	property: string | null;
	message: string;
	/** What to do about it. */
	advice: string;
}

/** What to do when HubSpot lacks a property or one of its options. */
export const ADD_MISSING =
	'Run Set Up: it adds what is missing and changes nothing else. Properties of your own are added in HubSpot (Settings → Properties).';

export function problemOf({ message, advice, facts }: HubSpotError): Problem {
	return { property: facts.property ?? null, message, advice };
}

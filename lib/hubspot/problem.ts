import type { HubSpotError } from './errors';
import { shortened } from './text';

/** Why something cannot be done as it is, for people. */
export interface Problem {
	/** E-mail address or HubSpot id of the contact; null where there is none. */
	contact: string | null;
	/** Internal name of the property; null where it is about the whole. */
	property: string | null;
	/** What was sent for it, shortened; null likewise. */
	value: string | null;
	message: string;
	/** What to do about it. */
	advice: string;
}

/** What to do when HubSpot lacks a property or one of its options. */
export const ADD_MISSING =
	'Run Set Up: it adds what is missing and changes nothing else. Properties of your own are added in HubSpot (Settings → Properties).';

/** What an error says about one contact. */
export function problemOf(
	{ message, advice, facts }: HubSpotError,
	contact: string | null,
	sent: Readonly<Record<string, string>>,
): Problem {
	const property = facts.property ?? null;
	const value = property === null ? undefined : sent[property];
	return {
		contact,
		property,
		value: value === undefined ? null : shortened(value),
		message,
		advice,
	};
}

/** What can go wrong with HubSpot, for code that has to tell one from another. */
export type HubSpotErrorCode =
	/** `@hubspot/api-client` is not installed. */
	| 'client-missing'
	| 'bad-token'
	/** The address to call is none. */
	| 'bad-address'
	| 'expired-token'
	| 'missing-scopes'
	| 'daily-limit'
	/** HubSpot kept asking to slow down. */
	| 'too-busy'
	/** HubSpot was not reached, or answered with a fault of its own. */
	| 'unavailable'
	/** Something was sent that must not be sent twice, and nobody knows whether it arrived. */
	| 'unknown-outcome'
	/** HubSpot did not accept what was sent. */
	| 'refused'
	| 'not-found'
	/** Properties or segments are missing, or are of another kind than this package writes. */
	| 'schema'
	| 'unknown-owner'
	| 'bad-calendar'
	| 'no-working-hours';

/** What is known about a failure besides its message; all of it optional, as HubSpot leaves it open. */
export interface HubSpotErrorFacts {
	/** HTTP status; absent when there was no answer. */
	status?: number;
	/** Internal name of the property that was refused. */
	property?: string;
	/** HubSpot's code of what was wrong, e.g. `INVALID_OPTION`. */
	reason?: string;
	/** The record that is in the way. */
	existingId?: string;
	/** Permissions the key lacks. */
	scopes?: readonly string[];
	/** By which HubSpot's support finds the call. */
	correlationId?: string;
}

/**
 * Thrown by `lib/hubspot`; recognise it with {@link isHubSpotError}, not with `instanceof`.
 *
 * It carries no `cause`: the client's own errors hold whole bodies and headers, which are personal data.
 */
export class HubSpotError extends Error {
	constructor(
		readonly code: HubSpotErrorCode,
		message: string,
		/** What to do about it. */
		readonly advice: string,
		readonly facts: HubSpotErrorFacts = {},
	) {
		super(message);
		this.name = 'HubSpotError';
	}
}

/** Whether something thrown is a {@link HubSpotError}, also one of another copy of this package. */
export function isHubSpotError(error: unknown): error is HubSpotError {
	return error instanceof Error && error.name === 'HubSpotError' && 'advice' in error;
}

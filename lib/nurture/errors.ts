import type { ModelIssue as Mistake } from '../scoring';

/** What can go wrong with nurture, for code that has to tell one from another. */
export type NurtureErrorCode =
	/** A sequence that cannot be used, with everything that is wrong about it. */
	| 'invalid-sequence'
	/** A mail that cannot be written for one candidate, as something it mentions is not known. */
	| 'missing-fields'
	/** A template that fails while it is filled in. */
	| 'bad-template'
	/** A link that leads to none of the sites and channels. */
	| 'foreign-link'
	| 'empty-mail'
	| 'bad-zone'
	/** There is no moment within a year at which mail may be sent. */
	| 'no-window'
	/** Nothing is published, or kept, under this key. */
	| 'unknown-sequence'
	| 'unknown-candidate'
	/** Enrolments are to end, and nobody says which. */
	| 'nobody-named'
	/** The build did not make the example sequences. */
	| 'examples-missing';

/** Thrown by `lib/nurture`; recognise it with {@link isNurtureError}, not with `instanceof`. */
export class NurtureError extends Error {
	constructor(
		readonly code: NurtureErrorCode,
		message: string,
		/** What to do about it. */
		readonly advice: string,
		/** One entry per mistake, with its path; empty where there is nothing more to tell. */
		readonly issues: readonly Mistake[] = [],
		options?: ErrorOptions,
	) {
		super(message, options);
		this.name = 'NurtureError';
	}
}

/** Whether something thrown is a {@link NurtureError}, also one of another copy of this package. */
export function isNurtureError(error: unknown): error is NurtureError {
	return error instanceof Error && error.name === 'NurtureError' && 'advice' in error;
}

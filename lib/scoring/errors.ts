/** What is wrong with a scoring model, one entry per mistake. */
export interface ModelIssue {
	/** Where in the model, e.g. `rules.3.points`. */
	path: string;
	/** What is wrong and what would be right. */
	message: string;
}

/** What can go wrong with scoring, for code that has to tell one from another. */
export type ScoringErrorCode = 'invalid-model' | 'unknown-time-zone';

/** Thrown by `lib/scoring`; recognise it with {@link isScoringError}, not with `instanceof`. */
export class ScoringError extends Error {
	constructor(
		readonly code: ScoringErrorCode,
		message: string,
		readonly issues: ModelIssue[] = [],
		options?: ErrorOptions,
	) {
		super(message, options);
		this.name = 'ScoringError';
	}
}

/** Whether something thrown is a {@link ScoringError}, also one of another copy of this package. */
export function isScoringError(error: unknown): error is ScoringError {
	return error instanceof Error && error.name === 'ScoringError' && 'code' in error;
}

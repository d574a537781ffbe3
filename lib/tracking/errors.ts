/** One mistake in the settings of the tracking. */
export interface SettingsIssue {
	/** Where, e.g. `sites.0`. */
	path: string;
	/** What is wrong and what would be right. */
	message: string;
}

/** What can be wrong with the tracking's settings, for code that has to tell one from another. */
export type TrackingErrorCode = 'bad-settings' | 'foreign-target' | 'script-missing';

/** Thrown by `lib/tracking` for what its owner has to put right; recognise it with {@link isTrackingError}. */
export class TrackingError extends Error {
	constructor(
		readonly code: TrackingErrorCode,
		message: string,
		/** What to do about it. */
		readonly advice: string,
		readonly issues: readonly SettingsIssue[] = [],
		options?: ErrorOptions,
	) {
		super(message, options);
		this.name = 'TrackingError';
	}
}

/** Whether something thrown is a {@link TrackingError}, also one of another copy of this package. */
export function isTrackingError(error: unknown): error is TrackingError {
	return error instanceof Error && error.name === 'TrackingError' && 'advice' in error;
}

/** A parameter that cannot be used; recognise it with {@link isParameterError}. */
export class ParameterError extends Error {
	readonly code = 'bad-parameter';

	constructor(
		message: string,
		/** What to do about it. */
		readonly advice: string,
	) {
		super(message);
		this.name = 'ParameterError';
	}
}

export function isParameterError(error: unknown): error is ParameterError {
	return error instanceof Error && error.name === 'ParameterError' && 'advice' in error;
}

/** Work that failed after a part of it was done for good; recognise it with {@link isUnfinishedError}. */
export class UnfinishedError extends Error {
	readonly code = 'unfinished';

	/** What to do about the cause, and then about the rest of the work. */
	readonly advice: string;

	/**
	 * @param done - what was done
	 * @param rest - what brings the rest about
	 * @param cause - why it stopped
	 */
	constructor(done: string, rest: string, cause: unknown) {
		super(`${done}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
		this.name = 'UnfinishedError';
		const { advice } = Object(cause) as { advice?: unknown };
		this.advice = typeof advice === 'string' ? `${advice} ${rest}` : rest;
	}
}

export function isUnfinishedError(error: unknown): error is UnfinishedError {
	return error instanceof Error && error.name === 'UnfinishedError' && 'advice' in error;
}

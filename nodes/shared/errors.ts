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

/** What can go wrong with mail, for code that has to tell one from another. */
export type MailErrorCode =
	| 'client-missing'
	/** An address that is none, or has what no address may have. */
	| 'bad-address'
	| 'bad-settings'
	| 'login-refused'
	/** The connection cannot be made safe: no encryption, or a certificate that is not trusted. */
	| 'insecure'
	| 'unreachable'
	/** The server answers, and not as a mail server should. */
	| 'refused';

/** Thrown by `lib/mail`; recognise it with {@link isMailError}, not with `instanceof`. */
export class MailError extends Error {
	constructor(
		readonly code: MailErrorCode,
		message: string,
		/** What to do about it. */
		readonly advice: string,
		options?: ErrorOptions,
	) {
		super(message, options);
		this.name = 'MailError';
	}
}

/** Whether something thrown is a {@link MailError}, also one of another copy of this package. */
export function isMailError(error: unknown): error is MailError {
	return error instanceof Error && error.name === 'MailError' && 'advice' in error;
}

import { AssertionError } from 'node:assert';
import { inspect } from 'node:util';

/** What can go wrong around the throw-away n8n; `code` is stable, the message says what to do. */
export type N8nErrorCode =
	| 'bad-option'
	| 'boot-failed'
	| 'execution-failed'
	| 'install-failed'
	| 'no-browser'
	| 'no-redis'
	| 'node-too-old'
	| 'not-ready'
	| 'port-taken'
	| 'request-failed'
	| 'stopped';

/** An error of the provisioning code, told to the user without a stack trace. */
export class N8nError extends Error {
	override readonly name = 'N8nError';

	constructor(
		readonly code: N8nErrorCode,
		message: string,
		options?: { cause?: unknown },
	) {
		super(message, options);
	}
}

/** The text a user should read of whatever was thrown: stack and cause only of what nobody foresaw. */
export function describeError(error: unknown): string {
	if (error instanceof N8nError || error instanceof AssertionError) return error.message;
	return error instanceof Error ? inspect(error) : String(error);
}

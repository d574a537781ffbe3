/** What can go wrong with a store, for code that has to tell one from another. */
export type StoreErrorCode =
	| 'sqlite-missing'
	| 'cannot-open'
	| 'not-a-store'
	| 'newer-schema'
	| 'locked'
	| 'disk-full'
	| 'read-only'
	| 'unreachable'
	| 'login-refused'
	| 'no-database'
	| 'no-schema'
	| 'forbidden'
	| 'insecure'
	| 'timed-out'
	| 'connection-lost'
	| 'closed'
	| 'overloaded'
	| 'unknown-candidate'
	| 'same-candidate'
	| 'not-merged'
	| 'merged-on'
	| 'pruned-since'
	| 'unknown-model'
	| 'no-draft'
	| 'bad-period'
	| 'not-ready'
	| 'target-exists'
	| 'target-unusable'
	| 'use-pg-dump'
	| 'target-not-empty'
	| 'half-moved'
	| 'not-moved'
	| 'moved'
	| 'failed';

/** Thrown by `lib/store`; recognise it with {@link isStoreError}, not with `instanceof`. */
export class StoreError extends Error {
	constructor(
		readonly code: StoreErrorCode,
		message: string,
		/** What to do about it. */
		readonly advice: string,
		options?: ErrorOptions,
	) {
		super(message, options);
		this.name = 'StoreError';
	}
}

/** Whether something thrown is a {@link StoreError}, also one of another copy of this package. */
export function isStoreError(error: unknown): error is StoreError {
	return error instanceof Error && error.name === 'StoreError' && 'advice' in error;
}

import { randomBytes, randomUUID } from 'node:crypto';

/** An id that nothing else has. */
export function randomId(): string {
	return randomUUID();
}

/** A secret that nobody can guess, of 64 characters. */
export function randomSecret(): string {
	return randomBytes(32).toString('hex');
}

import { z } from 'zod/v4';

const address = z.email().max(254);

/**
 * Reads an e-mail address.
 *
 * @returns in lower case; null for anything that is none
 */
export function readEmail(value: unknown): string | null {
	const text = typeof value === 'string' ? value.slice(0, 300).trim().toLowerCase() : '';
	return address.safeParse(text).success ? text : null;
}

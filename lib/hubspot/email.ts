const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;
const MAX_LENGTH = 254;

/**
 * An e-mail address as HubSpot keeps it: trimmed, in lower case.
 *
 * @returns null for what is not one
 * @example
 * normaliseEmail(' Noor@Example.com ') //=> 'noor@example.com'
 */
export function normaliseEmail(text: string | null | undefined): string | null {
	const email = (text ?? '').trim().toLowerCase();
	return email.length <= MAX_LENGTH && EMAIL.test(email) ? email : null;
}

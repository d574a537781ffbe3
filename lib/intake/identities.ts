import { IDENTITY_KINDS, type Identity, type IdentityKind } from '../store';
import { badField, IntakeError } from './errors';
import { usualNames, type FieldName, type ReadField, type Source } from './fields';
import { readText } from './text';

const MAX_EMAIL = 254;
const EMAIL = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/;
const MAX_ID = 200;

/**
 * Reads who an event is about.
 *
 * @returns strongest first
 * @throws {IntakeError} when there is nobody, or an identity is malformed
 */
export function readIdentities(source: Source, read: Record<FieldName, ReadField>): Identity[] {
	const identities: Identity[] = [];
	for (const kind of IDENTITY_KINDS) {
		const value = read[kind](source);
		if (value !== undefined) identities.push(readIdentity(kind, value));
	}
	if (identities.length > 0) return identities;
	throw new IntakeError({
		field: 'identity',
		value: '',
		message: 'The event does not say who it is about',
		advice: `Send one of email, visitorId, externalId or hubspotId (looked for: ${IDENTITY_KINDS.map(usualNames).join(', ')}), or choose your own field names.`,
	});
}

/**
 * Reads one identity.
 *
 * @returns e-mail addresses in lower case
 * @throws {IntakeError} when it is malformed
 */
export function readIdentity(kind: IdentityKind, value: unknown): Identity {
	if (kind !== 'email') return { kind, value: readText(kind, value, MAX_ID) };
	const email = readText(kind, value, MAX_EMAIL).toLowerCase();
	if (!EMAIL.test(email)) {
		throw badField(
			'email',
			value,
			'is not an e-mail address',
			'Send a plain address like name@example.com.',
		);
	}
	return { kind, value: email };
}

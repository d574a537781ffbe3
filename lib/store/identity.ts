/**
 * The ways to recognise a person, strongest first. A visitor id names a browser, not a person: it is the
 * only kind that alone leaves a candidate anonymous.
 */
export const IDENTITY_KINDS = ['email', 'externalId', 'hubspotId', 'visitorId'] as const;

/** The ways to recognise a person. */
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** One way to recognise a person; a value belongs to one candidate at most. */
export interface Identity {
	kind: IdentityKind;
	/** E-mail addresses trimmed and in lower case. */
	value: string;
}

/** The identities of a candidate, of several of a kind the first in order of value. */
export type Identities = Partial<Record<IdentityKind, string>>;

/** Whether an identity says who somebody is, not only which browser was used. */
export function isStrong(identity: Identity): boolean {
	return identity.kind !== 'visitorId';
}

/** One text per identity, for maps. */
export function identityKey(identity: Identity): string {
	return `${identity.kind}:${identity.value}`;
}

import type { Identity, IdentityKind } from '../../store';
import type { Tracking } from '../tracking';
import { readEmail } from './email';

/** Identities under the field names of an event. */
export type Who = Partial<Record<IdentityKind, string>>;

/** An identity under the field by which an event names it. */
export function whoOf({ kind, value }: Identity): Who {
	return { [kind]: value };
}

/** How somebody was recognised: by an address they or the site gave, or by a link only they were sent. */
export interface Recognised {
	who: Who;
	by: 'address' | 'link';
}

/**
 * Reads who a browser says somebody is.
 *
 * @returns null where it says nothing that holds: no address, or a token that is forged or no longer good
 */
export function readRecognised(
	sent: { email?: unknown; token?: string | null },
	{ tokens }: Tracking,
	nowMs: number,
): Recognised | null {
	if (typeof sent.token === 'string') {
		const opened = tokens.open('visit', sent.token, nowMs);
		return opened.state === 'valid' ? { who: whoOf(opened.claims.who), by: 'link' } : null;
	}
	const email = readEmail(sent.email);
	return email === null ? null : { who: { email }, by: 'address' };
}

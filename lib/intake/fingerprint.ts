import { hash } from 'node:crypto';
import type { IncomingEvent } from '../store';

/**
 * The id of an event that came without one: a hash of who, what, when and about what.
 *
 * The same event sent again gets the same id. Two alike events of the same moment count as one; a sender that
 * needs them apart sends an `eventId`.
 */
export function fingerprint(event: Omit<IncomingEvent, 'eventId'>): string {
	const { identities, type, occurredAt, subject, profile, properties } = event;
	const said = JSON.stringify([
		identities.map(({ kind, value }) => [kind, value]),
		type,
		occurredAt,
		subject,
		profile === undefined ? properties : [properties, profile],
	]);
	return `fp-${hash('sha256', said, 'base64url')}`;
}

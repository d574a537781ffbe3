import { digestEventId, type IncomingEvent } from '../store';

/**
 * The id of an event that came without one: a hash of who, what, when and about what.
 *
 * The same event sent again gets the same id. Two alike events of the same moment count as one; a sender that
 * needs them apart sends an `eventId`.
 */
export function fingerprint(event: Omit<IncomingEvent, 'eventId'>): string {
	const { identities, type, occurredAt, subject, profile, properties } = event;
	return digestEventId('fp-', occurredAt, [
		identities.map(({ kind, value }) => [kind, value]),
		type,
		occurredAt,
		subject,
		profile === undefined ? properties : [properties, profile],
	]);
}

import { IDENTITY_KINDS, type IncomingEvent, type StoredCandidate } from '../../lib/store';

/** What is to be recorded about a candidate. */
export type Act = Pick<
	IncomingEvent,
	'type' | 'subject' | 'channel' | 'consent' | 'profile' | 'properties'
>;

/**
 * Something that a recruiter did, or that was done for one, as an event about a candidate.
 *
 * @param eventId - the same for the same deed, so that it counts once
 * @param occurredAt - UTC ms
 */
export function eventAbout(
	candidate: StoredCandidate,
	act: Act,
	eventId: string,
	occurredAt: number,
): IncomingEvent {
	const identities = IDENTITY_KINDS.flatMap((kind) => {
		const value = candidate.identities[kind];
		return value === undefined ? [] : [{ kind, value }];
	});
	return {
		...act,
		eventId,
		occurredAt,
		source: 'recruiter',
		kind: candidate.kind,
		identities,
		isKnown: identities.some(({ kind }) => kind !== 'visitorId'),
	};
}

import { IDENTITY_KINDS, isStrong, type Identities, type IncomingEvent } from '../../lib/store';

const DAY_MS = 86_400_000;

/** Noon UTC of the n-th day of 2026; negative ones lie before it. */
export function dayMs(n: number): number {
	return Date.UTC(2026, 0, 1, 12) + n * DAY_MS;
}

type Details = Partial<Omit<IncomingEvent, 'identities' | 'isKnown'>>;

let made = 0;

/** An event of these people: a page view on day 0 under an id of its own, where nothing else is said. */
export function eventOf(who: Identities, details: Details = {}): IncomingEvent {
	const identities = IDENTITY_KINDS.flatMap((kind) => {
		const value = who[kind];
		return value === undefined ? [] : [{ kind, value }];
	});
	return {
		eventId: `made-${++made}`,
		type: 'page.viewed',
		occurredAt: dayMs(0),
		kind: 'candidate',
		...details,
		identities,
		isKnown: isStrong(identities[0]),
	};
}

/** A new application status. */
export function statusOf(who: Identities, status: string, details: Details = {}): IncomingEvent {
	const properties = { status };
	return eventOf(who, { type: 'application.status_changed', properties, ...details });
}

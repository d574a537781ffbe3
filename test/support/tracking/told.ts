import type { InboxEvent } from '../../../lib/store';

export const TOLD_MS = Date.parse('2026-11-22T12:00:00Z');

let made = 0;

/** Something that a visitor told. */
export function told(details: Partial<InboxEvent> = {}): InboxEvent {
	return {
		eventId: `told-${++made}`,
		receivedAt: TOLD_MS,
		quarantine: null,
		record: { type: 'page.viewed', visitorId: 'visitor-1', occurredAt: TOLD_MS },
		...details,
	};
}

export function toldBy(visitorId: string): InboxEvent {
	return told({ record: { type: 'page.viewed', visitorId, occurredAt: TOLD_MS } });
}

export const idsOf = (events: readonly InboxEvent[]) => events.map(({ eventId }) => eventId);

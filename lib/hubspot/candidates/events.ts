import { CONSENT_WITHDRAWN, PROFILE_UPDATED, VERDICT_FIELD, VERDICT_GIVEN } from '../../scoring';
import { digestEventId, isStrong, type Identity, type IncomingEvent } from '../../store';
import type { PulledContact } from '../pull/contacts';
import type { SetAt } from '../pull/history';
import type { TaskOutcome } from '../pull/taskOutcomes';
import { NURTURE, type News } from './contactNews';

/** A recruiter has done a task of ours. */
export const TASK_COMPLETED = 'task.completed';
/** HubSpot says which e-mail addresses and contacts are one person. */
export const CONTACT_LINKED = 'contact.linked';

const SOURCE = 'hubspot';

/**
 * What is new of a contact as events, each of the moment it was set in HubSpot: told again they are the same events,
 * and what we heard later from elsewhere stays.
 *
 * @param setAt - since when the contact's properties are what they are; where that is not known, its last change
 */
export function newsEvents(
	contact: PulledContact,
	news: readonly News[],
	setAt: SetAt,
): IncomingEvent[] {
	const profiles = new Map<number, Record<string, string>>();
	const events: IncomingEvent[] = [];
	for (const one of news) {
		const at = setAt.get(one.property) ?? contact.changedAtMs;
		if (one.kind === 'profile') profiles.set(at, { ...profiles.get(at), [one.field]: one.value });
		else if (one.kind === 'verdict') {
			const properties = { verdict: one.value };
			const profile = { [VERDICT_FIELD]: one.value };
			events.push(eventOf(contact, VERDICT_GIVEN, at, { properties, profile }));
		} else
			events.push(eventOf(contact, CONSENT_WITHDRAWN, at, { properties: { purpose: NURTURE } }));
	}
	for (const [at, properties] of profiles)
		events.push(eventOf(contact, PROFILE_UPDATED, at, { properties }));
	return events;
}

/** Says which identities are one person. */
export function linkEvents(
	{ hubspotId, changedAtMs }: PulledContact,
	links: readonly Identity[][],
): IncomingEvent[] {
	return links.map((identities) => ({
		eventId: idOf(ANY_TIME, [hubspotId, ...identities.map(({ value }) => value)]),
		type: CONTACT_LINKED,
		occurredAt: changedAtMs,
		source: SOURCE,
		kind: 'candidate',
		identities,
		isKnown: true,
	}));
}

/** A task that is done as an event of its candidate; null while it is not. */
export function taskEvent(
	{ taskId, reason, doneAtMs, ownerId }: TaskOutcome,
	identities: readonly Identity[],
): IncomingEvent | null {
	if (doneAtMs === null) return null;
	return {
		eventId: idOf(doneAtMs, ['task', taskId]),
		type: TASK_COMPLETED,
		occurredAt: doneAtMs,
		subject: reason,
		source: SOURCE,
		kind: 'candidate',
		identities,
		isKnown: identities.some(isStrong),
		properties: { reason, taskId, ...(ownerId !== null && { ownerId }) },
	};
}

function eventOf(
	{ hubspotId, emails }: PulledContact,
	type: string,
	occurredAt: number,
	details: Partial<IncomingEvent>,
): IncomingEvent {
	const identities: Identity[] = [
		...emails.slice(0, 1).map((value): Identity => ({ kind: 'email', value })),
		{ kind: 'hubspotId', value: hubspotId },
	];
	const said = Object.keys({ ...details.properties })
		.sort()
		.join(',');
	return {
		eventId: idOf(occurredAt, [hubspotId, type, said]),
		type,
		occurredAt,
		source: SOURCE,
		kind: 'candidate',
		identities,
		isKnown: true,
		...details,
	};
}

/** What is said again at another time is no other event. */
const ANY_TIME = 0;

function idOf(occurredAt: number, parts: readonly string[]): string {
	return digestEventId('hubspot:', occurredAt, parts);
}

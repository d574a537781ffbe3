import { z } from 'zod/v4';
import { digestEventId } from '../../store';
import type { EventRecord } from '../event';
import { readProperties } from '../input/properties';
import { occurredAtOf } from '../input/time';

const DAY_MS = 86_400_000;
/** HubSpot tries again for a day; what it reports may be somewhat older. */
const MAX_AGE_MS = 7 * DAY_MS;
/** HubSpot's type of contacts among all objects. */
const CONTACT_TYPE = '0-1';

const schema = z.object({
	subscriptionType: z
		.string()
		.max(100)
		.regex(/^[A-Za-z]+\.[A-Za-z]+$/),
	objectTypeId: z.string().max(20).nullish(),
	objectId: z.union([z.number().int().positive(), z.string().regex(/^\d{1,20}$/)]),
	occurredAt: z.number().nullish(),
	propertyName: z.string().nullish(),
	propertyValue: z.union([z.string(), z.number(), z.boolean()]).nullish(),
	changeSource: z.string().nullish(),
});

/**
 * Turns a notification of HubSpot about a contact into an event: `contact.propertyChange` becomes
 * `hubspot.property_change`.
 *
 * HubSpot delivers again and in any order, and its `eventId` is not unique, so the event's id is made of all that
 * the notification says apart from the number of the attempt.
 *
 * @returns null for what is not about a contact
 */
export function readNotification(sent: unknown, receivedAt: number): EventRecord | null {
	const { success, data } = schema.safeParse(sent);
	if (!success) return null;
	const [object, happening] = data.subscriptionType.split('.');
	if (object !== 'contact' && data.objectTypeId !== CONTACT_TYPE) return null;
	const { occurredAt, objectId, propertyName, propertyValue, changeSource } = data;
	return {
		eventId: digestEventId('hubspot:', occurredAt ?? 0, data),
		type: `hubspot.${happening.replace(/[A-Z]/g, (letter) => `_${letter}`).toLowerCase()}`,
		occurredAt: occurredAtOf({ occurredAt, sentAt: null, receivedAt, maxAgeMs: MAX_AGE_MS }),
		hubspotId: String(objectId),
		properties: readProperties({ property: propertyName, value: propertyValue, changeSource }),
	};
}

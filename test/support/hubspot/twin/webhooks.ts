import { createHmac } from 'node:crypto';
import type { Portal, PortalEvent } from './portal';

export interface Subscription {
	/** Where to, exactly as the receiver knows itself. */
	url: string;
	clientSecret: string;
	/** E.g. `contact.propertyChange`. */
	types: readonly string[];
}

export interface DeliveryFaults {
	/** Every event is delivered so often. */
	copies?: number;
	isDisordered?: boolean;
}

const MOST_IN_REQUEST = 100;
const MOST_ATTEMPTS = 10;

/**
 * Delivers what happened in the portal since the last delivery. `webhooks.signed`, `webhooks.repeated`
 *
 * A receiver that does not answer with success is asked again, with a higher `attemptNumber`.
 *
 * @returns requests sent
 */
export async function deliverWebhooks(
	portal: Portal,
	subscription: Subscription,
	{ copies = 1, isDisordered = false }: DeliveryFaults = {},
): Promise<number> {
	const wanted = portal.happened
		.splice(0)
		.filter(({ subscriptionType }) => subscription.types.includes(subscriptionType));
	const events = Array.from({ length: copies }, () => wanted).flat();
	const ordered = isDisordered ? portal.shuffled(events) : events;
	let requests = 0;
	for (let i = 0; i < ordered.length; i += MOST_IN_REQUEST) {
		const part = ordered.slice(i, i + MOST_IN_REQUEST);
		for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
			requests++;
			if (await post(portal, subscription, part, attempt)) break;
		}
	}
	return requests;
}

async function post(
	portal: Portal,
	{ url, clientSecret }: Subscription,
	events: readonly PortalEvent[],
	attemptNumber: number,
): Promise<boolean> {
	const body = JSON.stringify(
		events.map((event, eventId) => ({
			eventId,
			subscriptionId: 1,
			portalId: 1,
			appId: 1,
			attemptNumber,
			changeSource: 'CRM',
			...event,
			objectId: Number(event.objectId),
		})),
	);
	const timestamp = String(portal.now());
	const { ok } = await fetch(url, {
		method: 'POST',
		body,
		headers: {
			'content-type': 'application/json',
			'x-hubspot-request-timestamp': timestamp,
			'x-hubspot-signature-v3': sign(clientSecret, `POST${url}${body}${timestamp}`),
		},
	});
	return ok;
}

function sign(secret: string, text: string): string {
	return createHmac('sha256', secret).update(text).digest('base64');
}

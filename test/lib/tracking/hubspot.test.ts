import { createHmac } from 'node:crypto';
import { serve } from '../../../lib/tracking';
import { decoded, NOW_MS, requestOf, trackingOf } from '../../support/tracking/requests';

const secret = 'the-secret-of-the-app';
const tracking = trackingOf({ hubspotClientSecret: secret });
const address = 'https://n8n.example.com/webhook/journey/hubspot';

const change = {
	eventId: 100,
	subscriptionId: 55,
	portalId: 62515,
	occurredAt: NOW_MS - 2_000,
	subscriptionType: 'contact.propertyChange',
	attemptNumber: 0,
	objectId: 123,
	changeSource: 'CRM',
	propertyName: 'lifecyclestage',
	propertyValue: 'opportunity',
};

interface Sent {
	at?: number;
	/** As HubSpot sees it. */
	uri?: string;
	url?: string;
	key?: string;
	headers?: Record<string, string | undefined>;
}

/** A request as HubSpot signs it. */
function signed(
	content: unknown,
	{ at = NOW_MS, uri = address, key = secret, ...given }: Sent = {},
) {
	const body = typeof content === 'string' ? content : JSON.stringify(content);
	const signature = createHmac('sha256', key).update(`POST${uri}${body}${at}`).digest('base64');
	return requestOf({
		body,
		url: given.url ?? '/webhook/journey/hubspot',
		headers: {
			'content-type': 'application/json',
			'x-hubspot-signature-v3': signature,
			'x-hubspot-request-timestamp': String(at),
			...given.headers,
		},
	});
}

const send = (content: unknown, sent?: Sent) => serve('hubspot', signed(content, sent), tracking);

describe('what HubSpot noticed', () => {
	it('becomes an event of the contact', () => {
		const answer = send([change]);
		expect(answer.status).toBe(204);
		expect(decoded(answer)).toMatchObject([
			{
				type: 'hubspot.property_change',
				identities: [{ kind: 'hubspotId', value: '123' }],
				occurredAt: NOW_MS - 2_000,
				properties: { property: 'lifecyclestage', value: 'opportunity', changeSource: 'CRM' },
			},
		]);
	});

	it('is the same event when HubSpot tries again', () => {
		const idOf = (content: object) => send([content]).events[0].record.eventId;
		expect(idOf({ ...change, attemptNumber: 3 })).toBe(idOf(change));
		expect(idOf({ ...change, propertyValue: 'customer' })).not.toBe(idOf(change));
		expect(idOf({ ...change, objectId: 124 })).not.toBe(idOf(change));
	});

	it.each([
		['contact.creation', undefined, 'hubspot.creation'],
		['contact.privacyDeletion', undefined, 'hubspot.privacy_deletion'],
		['object.propertyChange', '0-1', 'hubspot.property_change'],
		['object.propertyChange', '0-2', undefined],
		['company.creation', undefined, undefined],
		['<script>', undefined, undefined],
	])('%s of %s is %s', (subscriptionType, objectTypeId, type) => {
		const { events } = send([{ ...change, subscriptionType, objectTypeId }]);
		expect(events[0]?.record.type).toBe(type);
	});

	it('is taken also where some of it cannot be read', () => {
		expect(send([null, 7, { ...change, objectId: {} }, change]).events).toHaveLength(1);
	});

	it('is signed with the address decoded, as HubSpot writes it', () => {
		const sent = { uri: `${address}?a=b:c/d`, url: '/x/hubspot?a=b%3Ac%2fd' };
		expect(send([change], sent).status).toBe(204);
	});

	it('is not listened to without a secret', () => {
		expect(serve('hubspot', signed([change]), trackingOf())).toMatchObject({
			status: 404,
			events: [],
		});
	});

	it('is refused when it is no JSON, or too much', () => {
		expect(send('[{')).toMatchObject({ status: 400, events: [] });
		expect(send(Array.from({ length: 1_001 }, () => 1))).toMatchObject({ status: 413, events: [] });
	});
});

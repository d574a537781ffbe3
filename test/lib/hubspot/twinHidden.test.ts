import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Signature } from '@hubspot/api-client';
import {
	ALL_SCOPES,
	archiveRecord,
	deliverWebhooks,
	HIDDEN,
	mergeContacts,
	Twin,
	VirtualClock,
} from '../../support/hubspot';
import { accountAt, type Account } from '../../support/hubspot/contract';

type HiddenId = keyof typeof HIDDEN;
type Settings = Omit<Parameters<typeof Twin.start>[0], 'clock'>;

interface Scene {
	twin: Twin;
	clock: VirtualClock;
	account: Account;
}

const CONTACTS = '/objects/contacts';
const PROPERTIES = '/properties/contacts';
const NIGHT = Date.parse('2026-11-22T22:59:59Z');

/** The settings a check needs, and the check. */
const CHECKS: Record<HiddenId, [settings: Settings, check: (scene: Scene) => Promise<void>]> = {
	'auth.expired': [
		{},
		async ({ twin, clock, account }) => {
			const key = twin.key('old', ALL_SCOPES, clock.now());
			const { status, body } = await account.call('GET', CONTACTS, undefined, key);
			expect([status, body.category]).toEqual([401, 'EXPIRED_AUTHENTICATION']);
			expect(body.context['expire time']).toEqual([new Date(clock.now()).toISOString()]);
		},
	],
	'auth.scopes': [
		{},
		async ({ twin, account }) => {
			const key = twin.key('little', ['crm.objects.contacts.read']);
			expect((await account.call('GET', CONTACTS, undefined, key)).status).toBe(200);
			const { status, body } = await account.call('POST', CONTACTS, {}, key);
			expect([status, body.category]).toEqual([403, 'MISSING_SCOPES']);
			expect(body.errors[0].context.requiredGranularScopes).toEqual(['crm.objects.contacts.write']);
		},
	],
	'auth.membershipScopes': [
		{},
		async ({ twin, account }) => {
			const key = twin.key('writer', ['crm.lists.write']);
			const list = { name: 'by hand', objectTypeId: '0-1', processingType: 'MANUAL' };
			const { body: made } = await account.call('POST', '/lists', list, key);
			const path = `/lists/${made.list.listId}/memberships/add-and-remove`;
			const { status, body } = await account.call('PUT', path, {}, key);
			expect(status).toBe(403);
			expect(body.errors[0].context.requiredGranularScopes).toEqual(['crm.lists.read']);
		},
	],
	'limits.rolling': [
		{ perWindow: 3 },
		async ({ clock, account }) => {
			const statuses = [];
			for (const pauseMs of [0, 0, 0, 9999, 10_001]) {
				clock.advance(pauseMs);
				statuses.push((await account.call('GET', CONTACTS)).status);
			}
			expect(statuses).toEqual([200, 200, 200, 429, 200]);
			for (let i = 0; i < 2; i++) await account.call('GET', CONTACTS);
			const { body } = await account.call('GET', CONTACTS);
			expect(body).toMatchObject({ policyName: 'TEN_SECONDLY_ROLLING', errorType: 'RATE_LIMIT' });
		},
	],
	'limits.daily': [
		{ perDay: 2 },
		async ({ clock, account }) => {
			await account.call('GET', CONTACTS);
			await account.call('GET', CONTACTS);
			const { status, body } = await account.call('GET', CONTACTS);
			expect(status).toBe(429);
			expect(body).toMatchObject({ policyName: 'DAILY' });
			clock.advance(Date.parse('2026-11-22T23:00:00Z') - clock.now());
			expect((await account.call('GET', CONTACTS)).status).toBe(200);
		},
	],
	'limits.search': [
		{},
		async ({ account }) => {
			const statuses = [];
			for (let i = 0; i < 6; i++)
				statuses.push((await account.call('POST', `${CONTACTS}/search`, {})).status);
			expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
		},
	],
	'limits.locked': [
		{ writesPerSecond: 1 },
		async ({ clock, account }) => {
			expect((await account.call('POST', CONTACTS, {})).status).toBe(201);
			expect((await account.call('POST', CONTACTS, {})).status).toBe(423);
			clock.advance(2000);
			expect((await account.call('POST', CONTACTS, {})).status).toBe(201);
		},
	],
	'batch.history': [
		{},
		async ({ account }) => {
			const inputs = Array.from({ length: 51 }, (_, i) => ({ id: String(i) }));
			const { status } = await account.call('POST', `${CONTACTS}/batch/read`, {
				inputs,
				propertiesWithHistory: ['email'],
			});
			expect(status).toBe(400);
		},
	],
	'batch.historyValues': [
		{},
		async ({ account, clock }) => {
			const email = 'a@example.com';
			const { body } = await account.call('POST', CONTACTS, { properties: { email } });
			clock.advance(1000);
			const properties = { firstname: 'Ann' };
			await account.call('PATCH', `${CONTACTS}/${body.id}`, { properties });
			const answer = await account.call('POST', `${CONTACTS}/batch/read`, {
				inputs: [{ id: body.id }],
				propertiesWithHistory: ['email', 'firstname', 'lastname'],
			});
			const [record] = answer.body.results as unknown as Array<{
				propertiesWithHistory: Record<string, Array<{ value: string; timestamp: string }>>;
			}>;
			const { email: emails, firstname, lastname } = record.propertiesWithHistory;
			expect([emails.length, firstname.length, lastname]).toEqual([1, 1, undefined]);
			expect(Date.parse(firstname[0].timestamp) - Date.parse(emails[0].timestamp)).toBe(1000);
		},
	],
	'batch.shuffled': [
		{},
		async ({ account }) => {
			const emails = Array.from({ length: 20 }, (_, i) => `${i}@example.com`);
			const inputs = emails.map((email) => ({ properties: { email } }));
			const { body } = await account.call('POST', `${CONTACTS}/batch/create`, { inputs });
			const answered = body.results.map(({ properties }) => String(properties.email));
			expect(answered).not.toEqual(emails);
			expect(answered.sort()).toEqual(emails.sort());
		},
	],
	'batch.conflictWithoutId': [
		{},
		async ({ account }) => {
			const inputs = ['a@example.com', 'b@example.com'].map((email) => ({ properties: { email } }));
			await account.call('POST', CONTACTS, inputs[0]);
			const { status, body } = await account.call('POST', `${CONTACTS}/batch/create`, { inputs });
			expect([status, body.message]).toEqual([409, 'Contact already exists']);
		},
	],
	'contacts.uniqueTaken': [
		{},
		async ({ account }) => {
			await makeProperty(account, 'cj_key', { hasUniqueValue: true });
			const { body: first } = await account.call('POST', CONTACTS, { properties: { cj_key: 'k' } });
			const { status, body } = await account.call('POST', CONTACTS, {
				properties: { cj_key: 'k' },
			});
			expect(status).toBe(409);
			expect(body.message).toContain(`Existing ID: ${first.id}`);
		},
	],
	'contacts.additionalEmail': [
		{},
		async ({ twin, account }) => {
			const [a, b] = await makeContacts(account, ['a@example.com', 'b@example.com']);
			const merged = mergeContacts(twin.portal, a, b);
			const { body } = await account.call('GET', `${CONTACTS}/b@example.com?idProperty=email`);
			expect(body.id).toBe(merged.id);
			expect(body.properties.email).toBe('a@example.com');
		},
	],
	'contacts.partialUpsert': [
		{ partialEmailUpsert: 'blank' },
		async ({ account }) => {
			await account.call('POST', CONTACTS, { properties: { email: 'a@example.com', phone: '1' } });
			const input = { id: 'a@example.com', idProperty: 'email', properties: { firstname: 'A' } };
			await account.call('POST', `${CONTACTS}/batch/upsert`, { inputs: [input] });
			const { body } = await account.call(
				'GET',
				`${CONTACTS}/a@example.com?idProperty=email&properties=phone`,
			);
			expect(body.properties).toMatchObject({ firstname: 'A', phone: null });
		},
	],
	'values.readOnly': [
		{},
		async ({ account }) => {
			const { status, body } = await account.call('POST', CONTACTS, {
				properties: { hs_object_id: '1' },
			});
			expect([status, body.errors[0].code]).toEqual([400, 'READ_ONLY_VALUE']);
		},
	],
	'values.conditional': [
		{ demanded: 'phone' },
		async ({ account }) => {
			const contact = { properties: { email: 'a@example.com' } };
			const dated = await account.call('POST', CONTACTS, contact);
			expect([dated.status, dated.body.errors[0].code]).toEqual([400, 'MISSING_REQUIRED_PROPERTY']);
			expect((await account.call('POST', '/crm/v3/objects/contacts', contact)).status).toBe(201);
			const path = `${CONTACTS}/a@example.com?idProperty=email`;
			const { body } = await account.call('PATCH', path, { properties: { phone: '' } });
			expect(body.errors[0].code).toBe('MISSING_CONDITIONAL_REQUIRED_PROPERTY');
		},
	],
	'schema.sensitivity': [
		{},
		async ({ account }) => {
			const read = { archived: false, inputs: [{ name: 'email' }] };
			const path = 'contacts/batch/read';
			expect((await account.call('POST', `/properties/${path}`, read)).status).toBe(400);
			expect((await account.call('POST', `/crm/v3/properties/${path}`, read)).status).toBe(200);
			const full = { ...read, dataSensitivity: 'non_sensitive' };
			expect((await account.call('POST', `/properties/${path}`, full)).status).toBe(200);
		},
	],
	'schema.inUse': [
		{},
		async ({ account }) => {
			await makeProperty(account, 'cj_used', {});
			await makeDynamicList(account, 'users', 'cj_used');
			const { status, body } = await account.call('DELETE', `${PROPERTIES}/cj_used`);
			expect(status).toBe(400);
			expect(body.message).toContain('currently used in 1 places');
		},
	],
	'schema.tenUnique': [
		{},
		async ({ account }) => {
			const statuses = [];
			for (let i = 0; i < 11; i++)
				statuses.push(await makeProperty(account, `cj_unique_${i}`, { hasUniqueValue: true }));
			expect(statuses).toEqual([...Array<number>(10).fill(201), 400]);
		},
	],
	'lists.processing': [
		{ listLagMs: 5000 },
		async ({ clock, account }) => {
			const listId = await makeDynamicList(account, 'new', 'lifecyclestage');
			const status = async () =>
				(await account.call('GET', `/lists/${listId}`)).body.list.processingStatus;
			expect(await status()).toBe('PROCESSING');
			clock.advance(5000);
			expect(await status()).toBe('COMPLETE');
		},
	],
	'lists.restored': [
		{},
		async ({ clock, account }) => {
			const listId = await makeDynamicList(account, 'gone', 'lifecyclestage');
			await account.call('DELETE', `/lists/${listId}`);
			expect((await account.call('GET', `/lists/${listId}`)).status).toBe(404);
			expect((await account.call('PUT', `/lists/${listId}/restore`)).status).toBe(204);
			expect((await account.call('GET', `/lists/${listId}`)).status).toBe(200);
			await account.call('DELETE', `/lists/${listId}`);
			clock.advance(91 * 86_400_000);
			expect((await account.call('PUT', `/lists/${listId}/restore`)).status).toBe(404);
		},
	],
	'tasks.contactGone': [
		{},
		async ({ account }) => {
			expect((await account.call('POST', '/objects/tasks', taskFor('999'))).status).toBe(400);
		},
	],
	'associations.default': [
		{},
		async ({ account }) => {
			const [contactId] = await makeContacts(account, ['a@example.com']);
			const { body: task } = await account.call('POST', '/objects/tasks', taskFor(contactId));
			const path = `/objects/tasks/${task.id}/associations/default/contacts/${contactId}`;
			for (let i = 0; i < 2; i++) expect((await account.call('PUT', path)).status).toBe(200);
			const { body } = await account.call('GET', `${CONTACTS}/${contactId}/associations/tasks`);
			expect(body.results).toHaveLength(1);
		},
	],
	'faults.afterCommit': [
		{},
		async ({ twin, account }) => {
			twin.failNext(/contacts$/, { kind: 'dropAfter' });
			const contact = { properties: { email: 'a@example.com' } };
			await expect(account.call('POST', CONTACTS, contact)).rejects.toThrow('fetch failed');
			expect((await account.call('POST', CONTACTS, contact)).status).toBe(409);
		},
	],
	'webhooks.signed': [
		{},
		async ({ twin, account }) => {
			await makeContacts(account, ['a@example.com']);
			const received = await receive(async (url) => {
				const subscription = { url, clientSecret: 'secret', types: ['contact.creation'] };
				await deliverWebhooks(twin.portal, subscription);
			});
			expect(received).toHaveLength(1);
			const [{ url, body, headers }] = received;
			const signature = {
				signatureVersion: 'v3',
				method: 'POST',
				url,
				requestBody: body,
				timestamp: Number(headers['x-hubspot-request-timestamp']),
				signature: String(headers['x-hubspot-signature-v3']),
				clientSecret: 'secret',
			};
			jest.useFakeTimers({ now: signature.timestamp });
			expect(Signature.isValid(signature)).toBe(true);
			expect(Signature.isValid({ ...signature, requestBody: `${body} ` })).toBe(false);
			jest.useRealTimers();
		},
	],
	'webhooks.repeated': [
		{},
		async ({ twin, account }) => {
			const emails = Array.from({ length: 60 }, (_, i) => `${i}@example.com`);
			const ids = await makeContacts(account, emails);
			archiveRecord(twin.portal, 'contacts', twin.portal.records.contacts.get(ids[0])!);
			const received = await receive(
				async (url) => {
					const subscription = { url, clientSecret: 'secret', types: ['contact.creation'] };
					const faults = { copies: 2, isDisordered: true };
					expect(await deliverWebhooks(twin.portal, subscription, faults)).toBe(3);
				},
				[500],
			);
			const events = received.map(({ body }) => JSON.parse(body) as Array<Record<string, number>>);
			expect(events.map((part) => part.length)).toEqual([100, 100, 20]);
			expect(events.map(([{ attemptNumber }]) => attemptNumber)).toEqual([0, 1, 0]);
			const told = events.slice(1).flatMap((part) => part.map(({ objectId }) => String(objectId)));
			expect(told).not.toEqual([...ids, ...ids]);
			expect([...told].sort()).toEqual([...ids, ...ids].sort());
		},
	],
};

async function makeProperty(account: Account, name: string, more: object): Promise<number> {
	await account.call('POST', `${PROPERTIES}/groups`, { name: 'cj', label: 'cj' });
	const property = {
		name,
		label: name,
		groupName: 'cj',
		type: 'string',
		fieldType: 'text',
		...more,
	};
	return (await account.call('POST', PROPERTIES, property)).status;
}

async function makeContacts(account: Account, emails: readonly string[]): Promise<string[]> {
	const ids: string[] = [];
	for (const email of emails)
		ids.push((await account.call('POST', CONTACTS, { properties: { email } })).body.id);
	return ids;
}

async function makeDynamicList(account: Account, name: string, property: string): Promise<string> {
	const operation = { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values: ['lead'] };
	const all = {
		filterBranchType: 'AND',
		filterBranchOperator: 'AND',
		filterBranches: [],
		filters: [{ filterType: 'PROPERTY', property, operation }],
	};
	const { body } = await account.call('POST', '/lists', {
		name,
		objectTypeId: '0-1',
		processingType: 'DYNAMIC',
		filterBranch: {
			filterBranchType: 'OR',
			filterBranchOperator: 'OR',
			filters: [],
			filterBranches: [all],
		},
	});
	return body.list.listId;
}

function taskFor(contactId: string) {
	const type = { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 };
	return {
		properties: { hs_timestamp: '2026-11-23T09:00:00.000Z' },
		associations: [{ to: { id: contactId }, types: [type] }],
	};
}

interface Received {
	url: string;
	body: string;
	headers: NodeJS.Dict<string | string[]>;
}

/** A place to which webhooks are sent; answers the first ones as told, the rest with success. */
async function receive(
	deliver: (url: string) => Promise<void>,
	statuses: readonly number[] = [],
): Promise<Received[]> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			response.writeHead(statuses[received.length] ?? 200).end();
			received.push({ url, body, headers: request.headers });
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hubspot`;
	await deliver(url);
	server.closeAllConnections();
	server.close();
	return received;
}

describe('The twin does what HubSpot is known to do, where it takes a fault or time to see', () => {
	it.each(Object.entries(HIDDEN).map(([id, { what, mark }]) => [id as HiddenId, mark, what]))(
		'%s (%s): %s',
		async (id) => {
			const [settings, check] = CHECKS[id];
			const clock = new VirtualClock(NIGHT);
			const twin = await Twin.start({ clock, ...settings });
			try {
				const account = accountAt(twin.url, twin.key(), 'hidden', (ms) => clock.sleep(ms));
				await check({ twin, clock, account });
			} finally {
				await twin.close();
			}
		},
	);
});

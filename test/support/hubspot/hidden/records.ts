import { mergeContacts } from '..';
import { CONTACTS, makeContacts, makeProperty, type Checks } from './scene';

export const recordChecks: Checks<
	'batch' | 'contacts' | 'values' | 'tasks' | 'associations' | 'faults'
> = {
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
};

function taskFor(contactId: string) {
	const type = { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 };
	return {
		properties: { hs_timestamp: '2026-11-23T09:00:00.000Z' },
		associations: [{ to: { id: contactId }, types: [type] }],
	};
}

import { makeDynamicList, makeProperty, PROPERTIES, type Checks } from './scene';

export const portalChecks: Checks<'schema' | 'lists'> = {
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
};

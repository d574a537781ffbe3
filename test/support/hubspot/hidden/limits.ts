import { ALL_SCOPES } from '..';
import { CONTACTS, type Checks } from './scene';

export const limitChecks: Checks<'auth' | 'limits'> = {
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
};

import type { VisibleId } from '../behaviours';
import { emailOf, namesOf, type Account } from './account';

type Checks<Prefix extends string> = Record<
	Extract<VisibleId, `${Prefix}.${string}`>,
	(account: Account) => Promise<void>
>;

const PROPERTIES = '/properties/contacts';

/** An OR of ANDs that asks for one of the values, as the contact lists of an account take it. */
export function filterOf(property: string, values: string[]) {
	const operation = {
		operationType: 'ENUMERATION',
		operator: 'IS_ANY_OF',
		values,
		includeObjectsWithNoValueSet: false,
	};
	const all = {
		filterBranchType: 'AND',
		filterBranchOperator: 'AND',
		filterBranches: [],
		filters: [{ filterType: 'PROPERTY', property, operation }],
	};
	return { filterBranchType: 'OR', filterBranchOperator: 'OR', filters: [], filterBranches: [all] };
}

function listOf(account: Account, name: string) {
	return {
		name: `${namesOf(account).list} ${name}`,
		objectTypeId: '0-1',
		processingType: 'DYNAMIC',
		filterBranch: filterOf(namesOf(account).choice, ['hot']),
	};
}

async function withList(account: Account, name: string, check: (listId: string) => Promise<void>) {
	const made = await account.call('POST', '/lists', listOf(account, name));
	const { listId } = made.body.list;
	try {
		await check(listId);
	} finally {
		await account.call('DELETE', `/lists/${listId}`);
	}
}

export const accessChecks: Checks<'auth' | 'paths' | 'limits'> = {
	'auth.missing': async (account) => {
		const { status, body } = await account.call('GET', '/objects/contacts', undefined, null);
		expect(status).toBe(401);
		expect(body.category).toBe('INVALID_AUTHENTICATION');
	},
	'paths.dated': async (account) => {
		const [dated, numbered] = [
			await account.call('GET', `${PROPERTIES}/email`),
			await account.call('GET', '/crm/v3/properties/contacts/email'),
		];
		expect([dated.status, numbered.status]).toEqual([200, 200]);
		expect(numbered.body.name).toBe(dated.body.name);
	},
	'limits.headers': async (account) => {
		const { headers } = await account.call('GET', `${PROPERTIES}/email`);
		expect(Number(headers.get('x-hubspot-ratelimit-max'))).toBeGreaterThanOrEqual(100);
		expect(Number(headers.get('x-hubspot-ratelimit-remaining'))).toBeGreaterThan(0);
		expect(headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
		const search = await account.call('POST', '/objects/contacts/search', { limit: 1 });
		expect(search.headers.get('x-hubspot-ratelimit-remaining')).toBeNull();
	},
};

export const schemaChecks: Checks<'schema'> = {
	'schema.exists': async (account) => {
		const { group, text } = namesOf(account);
		const again = { name: text, label: text, groupName: group, type: 'string', fieldType: 'text' };
		const { status, body } = await account.call('POST', PROPERTIES, again);
		expect(status).toBe(409);
		expect(body.category).toBe('OBJECT_ALREADY_EXISTS');
	},
	'schema.unknown': async (account) => {
		for (const path of [`${PROPERTIES}/cj_never_made`, `${PROPERTIES}/groups/cj_never_made`])
			expect((await account.call('GET', path)).status).toBe(404);
	},
	'schema.optionsReplaced': async (account) => {
		const path = `${PROPERTIES}/${namesOf(account).choice}`;
		const hot = { label: 'Hot', value: 'hot', displayOrder: 0, hidden: false };
		const before = (await account.call('GET', path)).body.options;
		await account.call('PATCH', path, { description: 'changed' });
		expect((await account.call('GET', path)).body.options).toHaveLength(before.length);
		await account.call('PATCH', path, { options: [hot] });
		expect((await account.call('GET', path)).body.options.map(({ value }) => value)).toEqual([
			'hot',
		]);
	},
	'schema.revived': async (account) => {
		const { unused, group } = namesOf(account);
		const before = await account.call('GET', `${PROPERTIES}/${unused}`);
		expect((await account.call('DELETE', `${PROPERTIES}/${unused}`)).status).toBe(204);
		expect((await account.call('GET', `${PROPERTIES}/${unused}`)).status).toBe(404);
		const again = {
			name: unused,
			label: unused,
			groupName: group,
			type: 'string',
			fieldType: 'text',
		};
		expect((await account.call('POST', PROPERTIES, again)).status).toBe(201);
		const after = await account.call('GET', `${PROPERTIES}/${unused}`);
		expect(after.body.createdAt).toBe(before.body.createdAt);
	},
	'schema.pairs': async (account) => {
		const { group } = namesOf(account);
		const odd = {
			name: 'cj_odd',
			label: 'Odd',
			groupName: group,
			type: 'number',
			fieldType: 'select',
		};
		expect((await account.call('POST', PROPERTIES, odd)).status).toBe(400);
	},
};

export const searchChecks: Checks<'search'> = {
	'search.late': async (account) => {
		const email = emailOf(account, 'searched');
		await account.call('POST', '/objects/contacts', { properties: { email } });
		await account.eventually(async () => {
			const { body } = await account.call('POST', '/objects/contacts/search', {
				filterGroups: [{ filters: [{ propertyName: 'email', operator: 'EQ', value: email }] }],
				properties: ['email'],
				limit: 1,
			});
			expect(body.total).toBe(1);
			expect(body.results[0].properties.email).toBe(email);
		});
	},
	'search.limits': async (account) => {
		for (const request of [{ limit: 201 }, { limit: 100, after: '10000' }]) {
			const { status } = await account.call('POST', '/objects/contacts/search', request);
			expect(status).toBe(400);
		}
	},
};

export const listChecks: Checks<'lists'> = {
	'lists.shape': async (account) => {
		const list = {
			...listOf(account, 'shape'),
			filterBranch: { filterBranchType: 'AND', filters: [] },
		};
		expect((await account.call('POST', '/lists', list)).status).toBe(400);
	},
	'lists.uniqueName': async (account) => {
		await withList(account, 'name', async () => {
			const { status } = await account.call('POST', '/lists', listOf(account, 'name'));
			expect([400, 409]).toContain(status);
		});
	},
	'lists.dynamicIsFilled': async (account) => {
		const { choice } = namesOf(account);
		const properties = { email: emailOf(account, 'listed'), [choice]: 'hot' };
		await account.call('POST', '/objects/contacts', { properties });
		await withList(account, 'filled', async (listId) => {
			await account.eventually(async () => {
				const { body } = await account.call('POST', '/lists/search', {
					listIds: [listId],
					processingTypes: ['DYNAMIC'],
					additionalProperties: ['hs_list_size'],
					offset: 0,
					count: 10,
				});
				expect(body.lists[0].additionalProperties.hs_list_size).toBe('1');
			});
			const { body } = await account.call('GET', `/lists/${listId}`);
			expect(body.list.processingStatus).toBe('COMPLETE');
		});
	},
	'lists.dynamicNotByHand': async (account) => {
		await withList(account, 'by hand', async (listId) => {
			const path = `/lists/${listId}/memberships/add-and-remove`;
			const change = { recordIdsToAdd: ['1'], recordIdsToRemove: [] };
			expect((await account.call('PUT', path, change)).status).toBe(400);
		});
	},
};

export const ownerChecks: Checks<'owners'> = {
	'owners.byEmail': async (account) => {
		const all = await account.call('GET', '/owners');
		const { id, email } = all.body.results[0] as unknown as { id: string; email: string };
		const found = await account.call('GET', `/owners?email=${encodeURIComponent(email)}`);
		expect(found.body.results.map((one) => one.id)).toEqual([id]);
		const none = await account.call('GET', '/owners?email=nobody%40example.com');
		expect(none.body.results).toEqual([]);
	},
};

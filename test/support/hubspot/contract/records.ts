import type { VisibleId } from '../behaviours';
import { emailOf, namesOf, type Account } from './account';

type Checks<Prefix extends string> = Record<
	Extract<VisibleId, `${Prefix}.${string}`>,
	(account: Account) => Promise<void>
>;

const CONTACTS = '/objects/contacts';

async function create(account: Account, who: string, properties: Record<string, string> = {}) {
	const answer = await account.call('POST', CONTACTS, {
		properties: { email: emailOf(account, who), ...properties },
	});
	expect(answer.status).toBe(201);
	return answer.body.id;
}

async function refusedValue(account: Account, property: string, value: string) {
	const { status, body } = await account.call('POST', CONTACTS, {
		properties: { [property]: value },
	});
	expect(status).toBe(400);
	expect(body.category).toBe('VALIDATION_ERROR');
	return body.errors[0];
}

export const batchChecks: Checks<'batch'> = {
	'batch.tooMany': async (account) => {
		const inputs = Array.from({ length: 101 }, (_, i) => ({ id: String(i + 1) }));
		const { status, body } = await account.call('POST', `${CONTACTS}/batch/read`, {
			inputs,
			properties: [],
			propertiesWithHistory: [],
		});
		expect(status).toBe(400);
		expect(body.message).toContain('maximum number of inputs');
	},
	'batch.duplicates': async (account) => {
		const id = emailOf(account, 'twice');
		const input = { id, idProperty: 'email', properties: { firstname: 'A' } };
		const inputs = [input, input].map((one, i) => ({ ...one, objectWriteTraceId: String(i) }));
		const { status, body } = await account.call('POST', `${CONTACTS}/batch/upsert`, { inputs });
		expect(status).toBe(400);
		expect(body.message).toContain('Duplicate IDs');
	},
	'batch.allOrNothing': async (account) => {
		const good = emailOf(account, 'good');
		const inputs = [
			{ id: good, idProperty: 'email', properties: { email: good } },
			{ id: 'no address', idProperty: 'email', properties: { email: 'no address' } },
		];
		expect((await account.call('POST', `${CONTACTS}/batch/upsert`, { inputs })).status).toBe(400);
		expect((await account.call('GET', `${CONTACTS}/${good}?idProperty=email`)).status).toBe(404);
	},
	'batch.partly': async (account) => {
		const good = emailOf(account, 'part');
		const inputs = [good, 'no address'].map((email, i) => ({
			id: email,
			idProperty: 'email',
			objectWriteTraceId: `trace ${i}`,
			properties: { email },
		}));
		const { status, body } = await account.call('POST', `${CONTACTS}/batch/upsert`, { inputs });
		expect(status).toBe(207);
		expect(body.results.map(({ properties }) => properties.email)).toEqual([good]);
		expect(body.numErrors).toBe(1);
		expect(body.errors[0].context.objectWriteTraceId).toEqual(['trace 1']);
	},
};

export const contactChecks: Checks<'contacts'> = {
	'contacts.normalised': async (account) => {
		const email = emailOf(account, 'mixed');
		const { body } = await account.call('POST', CONTACTS, {
			properties: { email: ` ${email.toUpperCase()} ` },
		});
		expect(body.properties.email).toBe(email);
	},
	'contacts.conflict': async (account) => {
		const id = await create(account, 'known');
		const { status, body } = await account.call('POST', CONTACTS, {
			properties: { email: emailOf(account, 'known') },
		});
		expect(status).toBe(409);
		expect(body.category).toBe('CONFLICT');
		expect(body.message).toContain(`Existing ID: ${id}`);
	},
	'contacts.upsert': async (account) => {
		const id = emailOf(account, 'upsert');
		const inputs = [{ id, idProperty: 'email', properties: { firstname: 'A' } }];
		const first = await account.call('POST', `${CONTACTS}/batch/upsert`, { inputs });
		const second = await account.call('POST', `${CONTACTS}/batch/upsert`, { inputs });
		expect([first.body.results[0].new, second.body.results[0].new]).toEqual([true, false]);
		expect(second.body.results[0].id).toBe(first.body.results[0].id);
		const { body } = await account.call('GET', `${CONTACTS}/${first.body.results[0].id}`);
		expect(body.properties.email).toBe(id);
	},
	'contacts.upsertUnique': async (account) => {
		const inputs = [{ id: 'A', idProperty: 'firstname', properties: {} }];
		const { status, body } = await account.call('POST', `${CONTACTS}/batch/upsert`, { inputs });
		expect(status).toBe(400);
		expect(body.message).toContain('non-unique');
	},
	'contacts.notFound': async (account) => {
		const id = await create(account, 'found');
		const { status, body } = await account.call('POST', `${CONTACTS}/batch/read`, {
			inputs: [{ id }, { id: '999999999999' }],
			properties: ['email'],
			propertiesWithHistory: [],
		});
		expect(status).toBe(207);
		expect(body.results.map((one) => one.id)).toEqual([id]);
		expect(body.errors[0].context.ids).toEqual(['999999999999']);
	},
	'contacts.merged': async (account) => {
		const ids = [await create(account, 'first'), await create(account, 'second')];
		const { body } = await account.call('POST', `${CONTACTS}/merge`, {
			primaryObjectId: ids[0],
			objectIdToMerge: ids[1],
		});
		for (const id of ids) {
			const now = await account.call(
				'GET',
				`${CONTACTS}/${id}?properties=email,hs_merged_object_ids`,
			);
			expect(now.body.id).toBe(body.id);
			expect(now.body.properties.email).toBe(emailOf(account, 'first'));
			expect(now.body.properties.hs_merged_object_ids?.split(';').sort()).toEqual([...ids].sort());
		}
	},
};

export const valueChecks: Checks<'values'> = {
	'values.unknownProperty': async (account) => {
		const error = await refusedValue(account, 'cj_never_made', 'x');
		expect(error.code).toBe('PROPERTY_DOESNT_EXIST');
		expect(error.context.propertyName).toEqual(['cj_never_made']);
	},
	'values.option': async (account) => {
		const { choice } = namesOf(account);
		const error = await refusedValue(account, choice, 'boiling');
		expect(error.code).toBe('INVALID_OPTION');
		expect(error.message).toContain('boiling was not one of the allowed options');
	},
	'values.number': async (account) => {
		await refusedValue(account, namesOf(account).number, '1,234.5');
	},
	'values.date': async (account) => {
		const { date } = namesOf(account);
		await refusedValue(account, date, '1570233600');
		const id = await create(account, 'date', { [date]: '2026-11-22' });
		const ms = { [date]: String(Date.UTC(2026, 10, 23)) };
		expect((await account.call('PATCH', `${CONTACTS}/${id}`, { properties: ms })).status).toBe(200);
		const { body } = await account.call('GET', `${CONTACTS}/${id}?properties=${date}`);
		expect(body.properties[date]).toBe('2026-11-23');
	},
	'values.cleared': async (account) => {
		const { text } = namesOf(account);
		const id = await create(account, 'cleared', { [text]: 'something' });
		await account.call('PATCH', `${CONTACTS}/${id}`, { properties: { [text]: '' } });
		const { body } = await account.call('GET', `${CONTACTS}/${id}?properties=${text}`);
		expect(body.properties[text] || null).toBeNull();
	},
};

export const taskChecks: Checks<'tasks'> = {
	'tasks.due': async (account) => {
		const { status } = await account.call('POST', '/objects/tasks', {
			properties: { hs_task_subject: 'No date' },
		});
		expect(status).toBe(400);
	},
	'tasks.owner': async (account) => {
		const { status } = await account.call('POST', '/objects/tasks', {
			properties: { hs_timestamp: '2026-11-23T09:00:00.000Z', hubspot_owner_id: '1' },
		});
		expect(status).toBe(400);
	},
	'tasks.twice': async (account) => {
		const task = {
			properties: { hs_timestamp: '2026-11-23T09:00:00.000Z', hs_task_subject: account.run },
		};
		const [first, second] = [
			await account.call('POST', '/objects/tasks', task),
			await account.call('POST', '/objects/tasks', task),
		];
		expect([first.status, second.status]).toEqual([201, 201]);
		expect(first.body.id).not.toBe(second.body.id);
		for (const { body } of [first, second])
			await account.call('DELETE', `/objects/tasks/${body.id}`);
	},
	'tasks.associated': async (account) => {
		const contactId = await create(account, 'task');
		const { body: task } = await account.call('POST', '/objects/tasks', {
			properties: { hs_timestamp: '2026-11-23T09:00:00.000Z', hs_task_subject: account.run },
			associations: [
				{
					to: { id: contactId },
					types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 204 }],
				},
			],
		});
		for (const [from, to, id, other, typeId] of [
			['contacts', 'tasks', contactId, task.id, 203],
			['tasks', 'contacts', task.id, contactId, 204],
		] as const) {
			const { body } = await account.call('POST', `/associations/${from}/${to}/batch/read`, {
				inputs: [{ id }],
			});
			const [end] = body.results[0].to;
			expect(String(end.toObjectId)).toBe(other);
			expect(end.associationTypes.map((type) => type.typeId)).toContain(typeId);
		}
		await account.call('DELETE', `/objects/tasks/${task.id}`);
	},
};

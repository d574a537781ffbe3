import { API_VERSION } from '../../../../lib/hubspot';

/** What a call was answered. */
export interface Answered {
	status: number;
	headers: Headers;
	/** Parsed JSON; null for none. */
	body: Body;
}

/** An answer's body, read as the checks need it; a check on a part that is not there fails. */
export interface Body {
	id: string;
	name: string;
	label: string;
	createdAt: string;
	category: string;
	message: string;
	numErrors: number;
	total: number;
	new: boolean;
	archived: boolean;
	properties: Record<string, string | null>;
	options: Array<{ value: string }>;
	context: Record<string, string[]>;
	list: Body & { listId: string; processingStatus: string };
	lists: Array<{ additionalProperties: Record<string, string> }>;
	to: Array<{ toObjectId: string; associationTypes: Array<{ typeId: number }> }>;
	errors: Array<{ code: string; message: string; context: Record<string, string[]> }>;
	results: Body[];
}

/** A HubSpot account to look at, the twin or a real one. */
export interface Account {
	/** In every name and address that a run makes, so that runs do not meet. */
	run: string;
	/** Calls a dated path unless it begins with another version. */
	call(method: string, path: string, body?: unknown, key?: string | null): Promise<Answered>;
	/** Tries again for a while, for what HubSpot does in its own time. */
	eventually(check: () => Promise<void>): Promise<void>;
}

const DATED = /^\/(objects|properties|lists|owners|associations)/;

/** Calls an account over HTTP. */
export function accountAt(
	url: string,
	key: string,
	run: string,
	sleep: (ms: number) => Promise<void>,
): Account {
	return {
		run,
		call: async (method, path, body, as = key) => {
			const headers = new Headers({ 'content-type': 'application/json' });
			if (as !== null) headers.set('authorization', `Bearer ${as}`);
			const response = await fetch(url + path.replace(DATED, `/crm/$1/${API_VERSION}`), {
				method,
				headers,
				...(body !== undefined && { body: JSON.stringify(body) }),
			});
			const text = await response.text();
			const parsed = (text === '' ? null : JSON.parse(text)) as Body;
			return { status: response.status, headers: response.headers, body: parsed };
		},
		eventually: async (check) => {
			for (let attempt = 1; ; attempt++) {
				try {
					return await check();
				} catch (error) {
					if (attempt === 30) throw error;
					await sleep(1000);
				}
			}
		},
	};
}

/** Names of what a run makes. */
export function namesOf({ run }: Pick<Account, 'run'>) {
	return {
		group: `cj_contract_${run}`,
		number: `cj_number_${run}`,
		date: `cj_date_${run}`,
		choice: `cj_choice_${run}`,
		text: `cj_text_${run}`,
		unused: `cj_unused_${run}`,
		list: `cj contract ${run}`,
	};
}

/** An address nobody has. */
export function emailOf({ run }: Account, who: string): string {
	return `cj-${run}-${who}@example.com`;
}

const option = (value: string, displayOrder: number) => ({
	label: value,
	value,
	displayOrder,
	hidden: false,
});

/** Makes the group and the properties that the checks use. */
export async function prepare(account: Account): Promise<void> {
	const { group, number, date, choice, text, unused } = namesOf(account);
	await account.call('POST', '/properties/contacts/groups', { name: group, label: group });
	const inputs = [
		{ name: number, type: 'number', fieldType: 'number' },
		{ name: date, type: 'date', fieldType: 'date' },
		{
			name: choice,
			type: 'enumeration',
			fieldType: 'select',
			options: [option('hot', 0), option('cold', 1)],
		},
		{ name: text, type: 'string', fieldType: 'text' },
		{ name: unused, type: 'string', fieldType: 'text' },
	].map((property) => ({ ...property, label: property.name, groupName: group }));
	const { status } = await account.call('POST', '/properties/contacts/batch/create', { inputs });
	expect(status).toBe(201);
}

/** Takes away what a run made, as far as HubSpot lets go of it. */
export async function cleanUp(account: Account): Promise<void> {
	const { number, date, choice, text, unused } = namesOf(account);
	const found = await account.call('POST', '/objects/contacts/search', {
		filterGroups: [
			{
				filters: [
					{ propertyName: 'email', operator: 'CONTAINS_TOKEN', value: `cj-${account.run}-*` },
				],
			},
		],
		limit: 100,
	});
	const inputs = found.body.results.map(({ id }) => ({ id }));
	if (inputs.length > 0) await account.call('POST', '/objects/contacts/batch/archive', { inputs });
	for (const name of [number, date, choice, text, unused])
		await account.call('DELETE', `/properties/contacts/${name}`);
}

import type { Twin, VirtualClock } from '..';
import type { HIDDEN } from '../behaviours';
import type { Account } from '../contract';
import { filterOf } from '../contract/portal';

export type HiddenId = keyof typeof HIDDEN;

interface Scene {
	twin: Twin;
	clock: VirtualClock;
	account: Account;
}

/** The settings a check needs, and the check. */
export type HiddenCheck = [
	settings: Omit<Parameters<typeof Twin.start>[0], 'clock'>,
	check: (scene: Scene) => Promise<void>,
];

/** A check for every behaviour whose id begins so. */
export type Checks<Prefix extends string> = Record<
	Extract<HiddenId, `${Prefix}.${string}`>,
	HiddenCheck
>;

export const CONTACTS = '/objects/contacts';
export const PROPERTIES = '/properties/contacts';

export async function makeProperty(account: Account, name: string, more: object): Promise<number> {
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

export async function makeContacts(account: Account, emails: readonly string[]): Promise<string[]> {
	const ids: string[] = [];
	for (const email of emails)
		ids.push((await account.call('POST', CONTACTS, { properties: { email } })).body.id);
	return ids;
}

export async function makeDynamicList(
	account: Account,
	name: string,
	property: string,
): Promise<string> {
	const { body } = await account.call('POST', '/lists', {
		name,
		objectTypeId: '0-1',
		processingType: 'DYNAMIC',
		filterBranch: filterOf(property, ['lead']),
	});
	return body.list.listId;
}

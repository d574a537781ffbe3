import type { Client } from '@hubspot/api-client';
import type { HubSpot } from '../calls/HubSpot';

type SearchRequest = Parameters<Client['crm']['contacts']['searchApi']['doSearch']>[0];
/** A condition of HubSpot's search. */
export type SearchFilter = NonNullable<SearchRequest['filterGroups']>[number]['filters'][number];

/** A record as a search finds it; what it does not have is null. */
export interface FoundRecord {
	id: string;
	properties: Readonly<Record<string, string | null>>;
}

/** Kinds of records that are searched. */
export type Searched = 'contacts' | 'tasks';

/** HubSpot's largest page. */
const PAGE = 200;

/**
 * Every record that a filter finds, page by page and in the order of ids.
 *
 * HubSpot's own paging ends at 10,000 records with an error; asking for ids above the last one does not.
 */
export async function* everyPage(
	hubspot: HubSpot,
	searched: Searched,
	filters: readonly SearchFilter[],
	properties: readonly string[],
): AsyncGenerator<FoundRecord[]> {
	for (let last = '0'; ;) {
		const above = { propertyName: 'hs_object_id', operator: 'GT', value: last } as SearchFilter;
		const request = {
			filterGroups: [{ filters: [...filters, above] }],
			properties: [...properties],
			sorts: ['hs_object_id'],
			limit: PAGE,
		};
		const { results } = await hubspot.call('search', `searching ${searched}`, (client) =>
			searchApiOf(client, searched).doSearch(request),
		);
		if (results.length > 0) yield results.map(({ id, properties }) => ({ id, properties }));
		if (results.length < PAGE) return;
		last = results[results.length - 1].id;
	}
}

/** How many records a filter finds. */
export async function countFound(
	hubspot: HubSpot,
	searched: Searched,
	filters: readonly SearchFilter[],
): Promise<number> {
	const request = { filterGroups: [{ filters: [...filters] }], properties: [], limit: 1 };
	const { total } = await hubspot.call('search', `counting ${searched}`, (client) =>
		searchApiOf(client, searched).doSearch(request),
	);
	return total;
}

function searchApiOf({ crm }: Client, searched: Searched): Client['crm']['contacts']['searchApi'] {
	return searched === 'contacts'
		? crm.contacts.searchApi
		: (crm.objects.tasks.searchApi as unknown as Client['crm']['contacts']['searchApi']);
}

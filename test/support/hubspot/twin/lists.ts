import { invalid, notFound, type Answer } from './answers';
import type { Ask } from './ask';
import type { Portal, PortalList, Values } from './portal';

/** A part of a list's filter, as it is sent. */
interface Branch {
	filterBranchType?: string;
	filterBranchOperator?: string;
	filterBranches?: Branch[];
	filters?: Array<{
		filterType?: string;
		property?: string;
		operation?: { operationType?: string; operator?: string; values?: string[] };
	}>;
}

const KINDS = ['MANUAL', 'DYNAMIC', 'SNAPSHOT'];
const RESTORABLE_MS = 90 * 86_400_000;

/** Calls under `/lists`; null for one the twin does not serve. */
export function lists(portal: Portal, ask: Ask, parts: readonly string[]): Answer | null {
	const [first, second, third, fourth] = parts;
	if (first === undefined) return ask.method === 'POST' ? create(portal, ask) : null;
	if (first === 'search' && ask.method === 'POST') return search(portal, ask);
	if (first === 'object-type-id' && third === 'name' && ask.method === 'GET')
		return byName(portal, ask, second, fourth);
	if (second === 'memberships') return memberships(portal, ask, find(portal, first), third);
	if (second === 'restore' && ask.method === 'PUT') return restore(portal, first);
	if (second !== undefined) return null;
	if (ask.method === 'GET')
		return { status: 200, body: { list: present(portal, find(portal, first), ask) } };
	if (ask.method !== 'DELETE') return null;
	find(portal, first).deletedAt = portal.now();
	return { status: 204 };
}

/** The lists that fill themselves by a property. */
export function listsUsing(portal: Portal, property: string): PortalList[] {
	return [...portal.lists.values()].filter(
		({ filterBranch, deletedAt }) =>
			deletedAt === null && JSON.stringify(filterBranch ?? '').includes(`"property":"${property}"`),
	);
}

/** Ids of the contacts in a list; null while it is being filled. `lists.processing` */
export function membersOf(portal: Portal, list: PortalList): string[] | null {
	if (list.processingType === 'MANUAL') return [...list.members];
	const { listLagMs } = portal.settings;
	if (portal.now() < list.updatedAt + listLagMs) return null;
	return [...portal.seenLate('contacts', listLagMs)]
		.filter(({ values }) => holds(list.filterBranch as Branch, values))
		.map(({ id }) => id);
}

/** `lists.shape`, `lists.uniqueName` */
function create(portal: Portal, { body }: Ask): Answer {
	const {
		name = '',
		objectTypeId = '',
		processingType = '',
		filterBranch,
	} = body as Partial<PortalList>;
	if (name === '' || objectTypeId === '') throw invalid('name and objectTypeId are required');
	if (!KINDS.includes(processingType)) throw invalid(`processingType ${processingType} is unknown`);
	if (processingType !== 'MANUAL') demandShape(filterBranch as Branch | undefined);
	if (there(portal).some((list) => list.name === name))
		throw invalid(`A list with the name "${name}" already exists`, {
			subCategory: 'ILS.DUPLICATE_LIST_NAMES',
		});
	const list = addList(portal, name, processingType, filterBranch);
	return { status: 200, body: { list: present(portal, list, null) } };
}

/** Puts a list into the portal as it is, also one that HubSpot's API would not take. */
export function addList(
	portal: Portal,
	name: string,
	processingType: string,
	filterBranch: unknown,
): PortalList {
	const now = portal.now();
	const list: PortalList = {
		listId: portal.newId(),
		name,
		objectTypeId: '0-1',
		processingType,
		filterBranch,
		createdAt: now,
		updatedAt: now,
		deletedAt: null,
		members: new Set(),
	};
	portal.lists.set(list.listId, list);
	return list;
}

function search(portal: Portal, { body, isDated }: Ask): Answer {
	const sent = body as {
		listIds?: string[];
		processingTypes?: string[];
		query?: string;
		additionalProperties?: string[];
		offset?: number;
		count?: number;
	};
	if (isDated && (!sent.listIds || !sent.processingTypes))
		throw invalid('Invalid input JSON: listIds and processingTypes are required');
	const found = there(portal).filter(
		({ listId, name, processingType }) =>
			(!sent.listIds?.length || sent.listIds.includes(listId)) &&
			(!sent.processingTypes?.length || sent.processingTypes.includes(processingType)) &&
			name.toLowerCase().includes((sent.query ?? '').toLowerCase()),
	);
	const offset = sent.offset ?? 0;
	const page = found.slice(offset, offset + (sent.count ?? 20));
	const withSizes = sent.additionalProperties?.includes('hs_list_size');
	return {
		status: 200,
		body: {
			total: found.length,
			offset: offset + page.length,
			hasMore: offset + page.length < found.length,
			lists: page.map((list) => ({
				...present(portal, list, null),
				additionalProperties: withSizes
					? { hs_list_size: String(membersOf(portal, list)?.length ?? 0) }
					: {},
			})),
		},
	};
}

function byName(portal: Portal, ask: Ask, objectTypeId: string, name: string): Answer {
	const list = there(portal).find((one) => one.name === name && one.objectTypeId === objectTypeId);
	if (!list) throw notFound(`List does not exist with name ${name}`);
	return { status: 200, body: { list: present(portal, list, ask) } };
}

/** `lists.dynamicNotByHand` */
function memberships(
	portal: Portal,
	{ method, body }: Ask,
	list: PortalList,
	what: string | undefined,
): Answer | null {
	if (method === 'GET' && what === undefined) {
		const results = (membersOf(portal, list) ?? []).map((recordId) => ({ recordId }));
		return { status: 200, body: { results, total: results.length } };
	}
	if (method !== 'PUT') return null;
	if (list.processingType === 'DYNAMIC')
		throw invalid('Records can only be added to or removed from MANUAL and SNAPSHOT lists');
	const { recordIdsToAdd = [], recordIdsToRemove = [] } = (
		Array.isArray(body) ? { recordIdsToAdd: body } : body
	) as { recordIdsToAdd?: string[]; recordIdsToRemove?: string[] };
	const known = recordIdsToAdd.filter((id) => portal.find('contacts', id));
	for (const id of known) list.members.add(id);
	for (const id of recordIdsToRemove) list.members.delete(id);
	const recordIdsMissing = recordIdsToAdd.filter((id) => !known.includes(id));
	return {
		status: 200,
		body: { recordIdsAdded: known, recordIdsRemoved: recordIdsToRemove, recordIdsMissing },
	};
}

/** `lists.restored` */
function restore(portal: Portal, id: string): Answer {
	const list = portal.lists.get(id);
	const isLate = list?.deletedAt != null && portal.now() - list.deletedAt > RESTORABLE_MS;
	if (!list || isLate) throw notFound(`List does not exist with ID ${id}`);
	list.deletedAt = null;
	return { status: 204 };
}

function find(portal: Portal, id: string): PortalList {
	const list = portal.lists.get(id);
	if (!list || list.deletedAt !== null) throw notFound(`List does not exist with ID ${id}`);
	return list;
}

function there(portal: Portal): PortalList[] {
	return [...portal.lists.values()].filter(({ deletedAt }) => deletedAt === null);
}

function present(portal: Portal, list: PortalList, ask: Ask | null): Record<string, unknown> {
	const { members, filterBranch, createdAt, updatedAt, deletedAt, ...plain } = list;
	const isDone = list.processingType === 'MANUAL' || membersOf(portal, list) !== null;
	return {
		...plain,
		listVersion: 1,
		processingStatus: isDone ? 'COMPLETE' : 'PROCESSING',
		createdAt: new Date(createdAt).toISOString(),
		updatedAt: new Date(updatedAt).toISOString(),
		...(deletedAt !== null && { deletedAt: new Date(deletedAt).toISOString() }),
		...(members.size > 0 && { size: members.size }),
		...(ask?.query.get('includeFilters') === 'true' && { filterBranch }),
	};
}

function demandShape(root: Branch | undefined): void {
	const branches = root?.filterBranches ?? [];
	const isOr = root?.filterBranchType === 'OR' && (root.filters ?? []).length === 0;
	const isAnds = branches.length > 0 && branches.every((one) => one.filterBranchType === 'AND');
	if (!isOr || !isAnds) throw invalid('The root filter branch must be OR and hold AND branches');
	for (const branch of [root, ...branches])
		if (!branch?.filterBranchOperator || !branch.filters || !branch.filterBranches)
			throw invalid('filterBranchOperator, filters and filterBranches are required');
	for (const { filters = [] } of branches)
		for (const { filterType, property, operation } of filters)
			if (!filterType || !property || !operation?.operationType || !operation.operator)
				throw invalid('A property filter needs property, operationType and operator');
}

/** A list whose filter the twin does not know stays empty. */
function holds(root: Branch, values: Values): boolean {
	return (root.filterBranches ?? []).some((branch) =>
		(branch.filters ?? []).every(({ property = '', operation }) => {
			if (operation?.operator !== 'IS_ANY_OF') return false;
			const held = (values[property] ?? '').split(';');
			return held.some((one) => operation.values?.includes(one));
		}),
	);
}

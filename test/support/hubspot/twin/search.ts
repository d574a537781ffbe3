import { invalid, type Answer } from './answers';
import type { Ask } from './ask';
import { testOf, type SentFilter } from './filters';
import type { ObjectType, Portal, Values } from './portal';
import { DEFAULT_PROPERTIES } from './schema';

interface SentSearch {
	filterGroups?: Array<{ filters?: SentFilter[] }>;
	sorts?: Array<string | { propertyName: string; direction?: string }>;
	properties?: string[];
	limit?: number;
	after?: string;
}

const PAGE = 200;
const MOST = 10_000;

/** `search.late`, `search.limits` */
export function search(portal: Portal, type: ObjectType, { body }: Ask): Answer {
	const {
		filterGroups = [],
		sorts = [],
		properties = [],
		limit = 10,
		after = '0',
	} = body as SentSearch;
	demandLimits(filterGroups, sorts, limit, Number(after));
	const tests = filterGroups.map(({ filters = [] }) =>
		filters.map((filter) => testOf(filter, portal.properties[type])),
	);
	const found = [...portal.seenLate(type, portal.settings.searchLagMs)].filter(
		({ values }) =>
			tests.length === 0 || tests.some((group) => group.every((test) => test(values))),
	);
	const sorted = sort(found, sorts[0]);
	const from = Number(after);
	const page = sorted.slice(from, from + limit);
	const next = from + page.length;
	return {
		status: 200,
		body: {
			total: sorted.length,
			results: page.map(({ id, values }) => result(type, id, values, properties)),
			...(next < sorted.length && { paging: { next: { after: String(next) } } }),
		},
	};
}

function demandLimits(
	groups: NonNullable<SentSearch['filterGroups']>,
	sorts: NonNullable<SentSearch['sorts']>,
	limit: number,
	after: number,
): void {
	const filters = groups.flatMap((group) => group.filters ?? []);
	if (limit > PAGE) throw invalid(`The maximum page size is ${PAGE}`);
	if (after + limit > MOST) throw invalid('The total number of results cannot exceed 10000');
	if (groups.length > 5 || filters.length > 18) throw invalid('Too many filters');
	if (groups.some((group) => (group.filters ?? []).length > 6)) throw invalid('Too many filters');
	if (sorts.length > 1) throw invalid('Only one sort is supported');
}

type Found = { id: string; values: Values };

function sort(found: Found[], by: NonNullable<SentSearch['sorts']>[number] | undefined): Found[] {
	const { propertyName, direction = 'ASCENDING' } =
		typeof by === 'object' ? by : { propertyName: by ?? 'hs_object_id' };
	const sign = direction === 'DESCENDING' ? -1 : 1;
	const keyOf = ({ values }: Found) => values[propertyName] ?? '';
	return found.sort((a, b) => {
		const numbers = Number(keyOf(a)) - Number(keyOf(b));
		return sign * (Number.isNaN(numbers) ? (keyOf(a) < keyOf(b) ? -1 : 1) : numbers);
	});
}

function result(type: ObjectType, id: string, values: Values, asked: readonly string[]): unknown {
	const names = new Set([...DEFAULT_PROPERTIES[type], ...asked]);
	const [created, updated] =
		type === 'contacts'
			? ['createdate', 'lastmodifieddate']
			: ['hs_createdate', 'hs_lastmodifieddate'];
	return {
		id,
		properties: Object.fromEntries([...names].map((name) => [name, values[name] ?? null])),
		createdAt: values[created],
		updatedAt: values[updated],
		archived: false,
	};
}

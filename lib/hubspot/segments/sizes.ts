import type { HubSpot } from '../calls/HubSpot';
import { countFound, type SearchFilter } from '../pull/everyPage';
import { readSegments } from '../schema/present';
import type { WantedSegment } from '../schema/wanted';

/** How many contacts a segment holds. */
export interface SegmentSize {
	name: string;
	/** Key of the bucket it counts; null for one that is no bucket. */
	bucket: string | null;
	/** Contacts in it; null where the segment does not exist or HubSpot is still filling it. */
	size: number | null;
}

/** How many contacts HubSpot counts in each segment: a call for each, and one for the sizes. */
export async function segmentSizes(
	hubspot: HubSpot,
	segments: readonly WantedSegment[],
): Promise<SegmentSize[]> {
	const present = await readSegments(
		hubspot,
		segments.map(({ name }) => name),
	);
	const ids = [...present.values()].map(({ listId }) => listId);
	const sizes = ids.length > 0 ? await readSizes(hubspot, ids) : new Map<string, number>();
	return segments.map(({ name, bucket }) => {
		const listId = present.get(name)?.listId;
		return { name, bucket, size: sizes.get(listId ?? '') ?? null };
	});
}

/** How many contacts have each bucket, as HubSpot's search counts them: a search for each. */
export async function bucketCounts(
	hubspot: HubSpot,
	buckets: readonly string[],
): Promise<ReadonlyMap<string, number>> {
	const counts = new Map<string, number>();
	for (const bucket of buckets) {
		const filter = { propertyName: 'cand_bucket', operator: 'EQ', value: bucket } as SearchFilter;
		counts.set(bucket, await countFound(hubspot, 'contacts', [filter]));
	}
	return counts;
}

async function readSizes(hubspot: HubSpot, listIds: string[]): Promise<Map<string, number>> {
	const { lists } = await hubspot.call('read', 'reading the sizes of segments', (client) =>
		client.crm.lists.listsApi.doSearch({
			listIds,
			processingTypes: ['DYNAMIC'],
			additionalProperties: ['hs_list_size'],
			offset: 0,
			count: listIds.length,
		}),
	);
	const done = lists.filter(({ processingStatus }) => processingStatus === 'COMPLETE');
	return new Map(
		done.flatMap(({ listId, additionalProperties }) => {
			const size = Number(additionalProperties.hs_list_size ?? NaN);
			return Number.isNaN(size) ? [] : [[listId, size] as const];
		}),
	);
}

import type { CompiledModel } from '../../scoring';
import type { CandidateStore } from '../../store';
import type { HubSpot } from '../calls/HubSpot';
import { wantedSchema } from '../schema/wanted';
import { bucketCounts, segmentSizes } from '../segments/sizes';
import { targetOf } from './target';

/** A bucket here and in HubSpot. */
export interface BucketCount {
	bucket: string;
	label: string;
	/** Candidates in it whose values HubSpot has. */
	ours: number;
	/** Of those, how many may have changed since the last push. */
	waiting: number;
	/** Candidates in it whom HubSpot does not have: anonymous, or not pushed yet. */
	notInHubSpot: number;
	/** Contacts in it in HubSpot; null while HubSpot has not counted, or has no segment for it. */
	hubspot: number | null;
	/** HubSpot's count minus ours; null likewise. */
	drift: number | null;
}

/** How HubSpot counts: by its segments, or by a search for each bucket, for which a key needs no right to segments. */
export type CountBy = 'segments' | 'search';

/** Counts each bucket of a model on both sides, hottest first. */
export async function countBuckets(
	hubspot: HubSpot,
	store: CandidateStore,
	compiled: CompiledModel,
	nowMs: number,
	countBy: CountBy,
): Promise<BucketCount[]> {
	const target = targetOf(hubspot, compiled);
	await store.openTarget(target, compiled.model.key, nowMs);
	const counts = new Map((await store.countSynced(target)).map((one) => [one.bucket, one]));
	const theirs = await countThere(hubspot, compiled, countBy);
	return [...compiled.model.buckets].reverse().map(({ key, label }) => {
		const { synced = 0, waiting = 0, others = 0 } = counts.get(key) ?? {};
		const there = theirs.get(key) ?? null;
		return {
			bucket: key,
			label,
			ours: synced,
			waiting,
			notInHubSpot: others,
			hubspot: there,
			drift: there === null ? null : there - synced,
		};
	});
}

async function countThere(
	hubspot: HubSpot,
	compiled: CompiledModel,
	countBy: CountBy,
): Promise<ReadonlyMap<string | null, number | null>> {
	if (countBy === 'search') {
		const keys = compiled.model.buckets.map(({ key }) => key);
		return await bucketCounts(hubspot, keys);
	}
	const sizes = await segmentSizes(hubspot, wantedSchema(compiled).segments);
	return new Map(sizes.flatMap(({ bucket, size }) => (bucket === null ? [] : [[bucket, size]])));
}

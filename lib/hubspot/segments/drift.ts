/** How a bucket is counted here and in HubSpot. */
export interface BucketDrift {
	bucket: string;
	ours: number;
	/** Null where HubSpot has not counted. */
	hubspot: number | null;
	/** HubSpot's count minus ours; null likewise. */
	drift: number | null;
}

/** Compares the counts of the buckets, in the order of ours. */
export function compareCounts(
	ours: ReadonlyMap<string, number>,
	hubspot: ReadonlyMap<string, number | null>,
): BucketDrift[] {
	return [...ours].map(([bucket, count]) => {
		const theirs = hubspot.get(bucket) ?? null;
		return {
			bucket,
			ours: count,
			hubspot: theirs,
			drift: theirs === null ? null : theirs - count,
		};
	});
}

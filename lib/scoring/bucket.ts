import type { ScoringModel } from './model/types';

/** A bucket's place in the model, from low to high; -1 before there is a score. */
export type BucketIndex = number;

/** The bucket whose half-open range `[from, next from)` holds the score. */
export function bucketOf(score: number, buckets: ScoringModel['buckets']): BucketIndex {
	let index = 0;
	while (index + 1 < buckets.length && score >= buckets[index + 1].from) index++;
	return index;
}

/**
 * The bucket after a day with this score, given the bucket of the day before (hysteresis).
 *
 * A bucket is entered at its threshold, from below at once. It is left downwards only when the score falls
 * more than the hysteresis below that threshold; a score that hovers around 70 does not flap.
 */
export function stepBucket(
	previous: BucketIndex,
	score: number | null,
	model: ScoringModel,
): BucketIndex {
	if (score === null) return -1;
	const target = bucketOf(score, model.buckets);
	if (target >= previous) return target;
	return score >= leastToStay(previous, model) ? previous : target;
}

/** The least score with which a bucket, once entered, is kept. */
export function leastToStay(bucket: BucketIndex, { buckets, hysteresis }: ScoringModel): number {
	return buckets[bucket].from - hysteresis.points;
}

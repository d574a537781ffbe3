import type { ScoringModel } from '../../model/types';
import { MAX_SCORE } from '../../score';

/** Where a bucket starts, now and in a draft. */
export interface Threshold {
	bucket: string;
	label: string;
	fromNow: number;
	from: number;
}

/**
 * Moves the starts of buckets so that as many candidates stand in each as now; the hottest holds as many as recruiters
 * can follow up, where that is known.
 *
 * @param hot - how many of those looked at; null for as many as now
 */
export function thresholdsOf(
	buckets: ScoringModel['buckets'],
	today: ReadonlyArray<{ live: number; draft: number }>,
	hot: number | null,
): Threshold[] {
	const draft = today.map((one) => one.draft).sort((a, b) => b - a);
	let next = MAX_SCORE + 1;
	return buckets
		.map(({ key, label, from: fromNow }, i): Threshold => {
			const above = today.filter(({ live }) => live >= fromNow).length;
			const wanted = i === buckets.length - 1 && hot !== null ? hot : above;
			return { bucket: key, label, fromNow, from: i === 0 ? fromNow : startFor(draft, wanted) };
		})
		.reverse()
		.map((threshold, i) => {
			const place = buckets.length - 1 - i;
			if (place === 0) return threshold;
			// Each bucket keeps room for those below it.
			const from = Math.max(place + buckets[0].from, Math.min(threshold.from, next - 1));
			next = from;
			return { ...threshold, from };
		})
		.reverse();
}

/** The lowest score that at most so many have or pass. */
function startFor(descending: readonly number[], wanted: number): number {
	if (wanted >= descending.length) return descending.at(-1) ?? 0;
	return Math.min(MAX_SCORE, descending[Math.floor(wanted)] + 1);
}

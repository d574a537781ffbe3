import { MAX_SCORE } from '../score';
import type { BucketKey } from './migration';

/** How candidates are spread over a model's buckets and scores. */
export interface Distribution {
	/** None first, then from low to high. */
	buckets: Array<{ bucket: BucketKey; candidates: number }>;
	/** Candidates with a score per ten points: 0–9, 10–19, and so on; the last band is 90–100. */
	scores: Array<{ from: number; to: number; candidates: number }>;
}

const BAND = 10;

/** The bands of a distribution, nobody in them yet. */
export function emptyBands(): Distribution['scores'] {
	const count = MAX_SCORE / BAND;
	return Array.from({ length: count }, (_, i) => ({
		from: i * BAND,
		to: i + 1 < count ? (i + 1) * BAND - 1 : MAX_SCORE,
		candidates: 0,
	}));
}

/** Counts a candidate in; one without a score is in no band. */
export function addToBands(bands: Distribution['scores'], score: number | null): void {
	const band = score === null ? undefined : bands.findLast(({ from }) => score >= from);
	if (band) band.candidates++;
}

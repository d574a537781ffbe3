import type { CandidateFilter, StoredCandidate } from './port';

/** Whether a candidate is among those a filter finds, as the engines' own search tells it. */
export function matchesFilter(
	{ bucket, phase, medal, score }: StoredCandidate,
	{ buckets, phases, medals, minScore, maxScore }: CandidateFilter,
): boolean {
	return (
		isAmong(bucket, buckets) &&
		isAmong(phase, phases) &&
		isAmong(medal, medals) &&
		(minScore === undefined || (score !== null && score >= minScore)) &&
		(maxScore === undefined || (score !== null && score <= maxScore))
	);
}

/** Hottest first, those without a score last, of equals the oldest first. */
export function byHeat(a: StoredCandidate, b: StoredCandidate): number {
	return (b.score ?? -1) - (a.score ?? -1) || a.candidateId - b.candidateId;
}

function isAmong(value: string | null, wanted: readonly string[] | undefined): boolean {
	return !wanted || wanted.length === 0 || (value !== null && wanted.includes(value));
}

import type { CandidateFilter, StoredCandidate } from './port';

/** Whether a candidate is among those a filter finds, as the engines' own search tells it; all but what they viewed. */
export function matchesFilter(candidate: StoredCandidate, filter: CandidateFilter): boolean {
	const { candidateIds } = filter;
	return (
		isAmong(candidate.bucket, filter.buckets) &&
		isAmong(candidate.phase, filter.phases) &&
		isAmong(candidate.medal, filter.medals) &&
		isAmong(candidate.grade, filter.grades) &&
		isAmong(candidate.route, filter.routes) &&
		isAmong(candidate.personaKey, filter.personas) &&
		isAmong(candidate.kind, filter.kinds) &&
		isBetween(candidate.score, filter.minScore, filter.maxScore) &&
		isBetween(candidate.lastActiveOn, filter.activeFrom, before(filter.activeBefore)) &&
		(!candidateIds || candidateIds.includes(candidate.candidateId))
	);
}

/** Hottest first, those without a score last, of equals the oldest first. */
export function byHeat(a: StoredCandidate, b: StoredCandidate): number {
	return (b.score ?? -1) - (a.score ?? -1) || a.candidateId - b.candidateId;
}

function isAmong(value: string | null, wanted: readonly string[] | undefined): boolean {
	return !wanted || wanted.length === 0 || (value !== null && wanted.includes(value));
}

function isBetween(value: number | null, least?: number, most?: number): boolean {
	if (least === undefined && most === undefined) return true;
	return value !== null && value >= (least ?? -Infinity) && value <= (most ?? Infinity);
}

function before(day: number | undefined): number | undefined {
	return day === undefined ? undefined : day - 1;
}

import type { PresentedCandidate } from './traffic';

const BUCKETS = ['hot', 'warm', 'lukewarm', 'cold'];
const NO_SCORE = 'no score';
const BAR_WIDTH = 40;

/** How many candidates stand in each bucket, hottest first; those without a score last. */
export function countBuckets(candidates: readonly PresentedCandidate[]): Map<string, number> {
	const counts = new Map([...BUCKETS, NO_SCORE].map((bucket) => [bucket, 0]));
	for (const { bucket } of candidates) {
		const key = bucket ?? NO_SCORE;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}

/** A small bar chart, one line per bucket. */
export function drawBuckets(counts: ReadonlyMap<string, number>): string {
	const most = Math.max(1, ...counts.values());
	const lines = [...counts].map(([bucket, count]) => {
		const bar = '█'.repeat(Math.ceil((count / most) * BAR_WIDTH));
		return `  ${bucket.padEnd(9)}${String(count).padStart(6)}  ${bar}`;
	});
	return lines.join('\n');
}

function describe(candidate: PresentedCandidate): string {
	const { candidateId, email, visitorId, score, phase, medal, reasons } = candidate;
	const name = email ?? visitorId ?? `candidate ${candidateId}`;
	const badge = medal === null ? '' : `, ${medal} medal`;
	const why = reasons.map(
		({ text, points }) => `        ${points > 0 ? '+' : ''}${points}  ${text}`,
	);
	return [`  ${String(score ?? '–').padStart(3)}  ${name}  (${phase}${badge})`, ...why].join('\n');
}

/** The first candidates of a list with the reasons for their scores. */
export function describeHottest(candidates: readonly PresentedCandidate[], count = 10): string {
	return candidates.slice(0, count).map(describe).join('\n');
}

import type { ContactRecord } from '../../../lib/hubspot';

/** Contacts to write, each with a score of its own. */
export function contactRecords(count: number, from = 0): ContactRecord[] {
	return Array.from({ length: count }, (_, i) => {
		const score = (from + i) % 101;
		const bucket = score >= 70 ? 'hot' : score >= 45 ? 'warm' : score >= 20 ? 'lukewarm' : 'cold';
		return {
			key: `c${from + i}`,
			email: `candidate-${from + i}@example.com`,
			properties: { cand_score: String(score), cand_bucket: bucket },
		};
	});
}

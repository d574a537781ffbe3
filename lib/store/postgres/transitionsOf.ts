/**
 * The transitions of a candidate, as a table `t` to join.
 *
 * Found by their candidate, never by their model or their day: to a plan made while the tables were empty those look
 * as good, and would have all transitions read for each candidate.
 */
export function transitionsOf(candidateId: string): string {
	return `LATERAL (SELECT * FROM transition WHERE candidate_id = ${candidateId} OFFSET 0) AS t`;
}

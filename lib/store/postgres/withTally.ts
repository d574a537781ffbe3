import { DUE_AT_ONCE } from '../rows';

/**
 * Joins to a snapshot its tally, as the `WITH_TALLY` of rows does.
 *
 * Looked up for each snapshot: to a plan made while the tables were empty it looks as good to read all tallies.
 */
export const WITH_TALLY = `
	LEFT JOIN LATERAL (
		SELECT tally FROM tally
		WHERE candidate_id = s.candidate_id AND model_key = s.model_key
			AND s.next_change_on IS DISTINCT FROM ${DUE_AT_ONCE} OFFSET 0
	) AS t ON true`;

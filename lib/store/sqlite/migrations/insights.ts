/**
 * Counting who is there, what changed when and who was placed asks these alone, and no table; who stands where is
 * counted from the index that searches go by.
 */
export const INSIGHTS = `
	CREATE INDEX snapshot_placed ON snapshot (model_key, first_placed_at, first_scored_at)
		WHERE first_placed_at IS NOT NULL;
	CREATE INDEX candidate_there ON candidate (id) WHERE merged_into IS NULL;
	CREATE INDEX transition_by_day ON transition (model_key, on_day, kind, from_value, to_value);
`;

/** The statements of the insights; part of those in `statements.ts`. Each is answered by an index alone. */
export const INSIGHTS = {
	standings: `
		SELECT bucket, phase, medal, score, count(*) AS candidates
		FROM snapshot WHERE model_key = ? AND phase <> ''
		GROUP BY bucket, score, phase, medal`,
	moves: `
		SELECT kind, from_value AS "from", to_value AS "to", on_day AS day, count(*) AS changes
		FROM transition WHERE model_key = ? AND on_day BETWEEN ? AND ?
		GROUP BY on_day, kind, from_value, to_value ORDER BY on_day, kind, from_value, to_value`,
	placements: `
		SELECT CAST(julianday(first_placed_at) - julianday(first_scored_at) AS INTEGER) AS days,
			count(*) AS candidates
		FROM snapshot
		WHERE model_key = ? AND first_placed_at BETWEEN ? AND ? AND first_scored_at IS NOT NULL
		GROUP BY days ORDER BY days`,
	phaseMoves: `
		SELECT t.candidate_id AS candidateId, t.from_value AS "from", t.to_value AS "to", t.on_day AS day
		FROM candidate c CROSS JOIN transition t ON t.candidate_id = c.id
		WHERE c.id IN (SELECT value FROM json_each(?2)) AND c.merged_into IS NULL
			AND t.model_key = ?1 AND t.kind = 'phase'
		ORDER BY c.id, t.id`,
	candidatesThere:
		'SELECT count(*) AS total, max(id) AS highest FROM candidate WHERE merged_into IS NULL',
} as const;

import { transitionsOf } from './transitionsOf';

/** The statements of the insights; part of those in `statements.ts`. Each is answered by an index alone. */
export const INSIGHTS = {
	standings: `
		SELECT bucket, phase, medal, score, count(*)::integer AS candidates
		FROM snapshot WHERE model_key = $1 AND phase <> ''
		GROUP BY bucket, score, phase, medal`,
	moves: `
		SELECT kind, from_value AS "from", to_value AS "to", on_day AS day, count(*)::integer AS changes
		FROM transition WHERE model_key = $1 AND on_day BETWEEN $2 AND $3
		GROUP BY on_day, kind, from_value, to_value
		ORDER BY on_day, kind COLLATE "C", from_value COLLATE "C" NULLS FIRST, to_value COLLATE "C" NULLS FIRST`,
	placements: `
		SELECT first_placed_at::date - first_scored_at::date AS days, count(*)::integer AS candidates
		FROM snapshot
		WHERE model_key = $1 AND first_placed_at COLLATE "C" BETWEEN $2 AND $3 AND first_scored_at IS NOT NULL
		GROUP BY days ORDER BY days`,
	phaseMoves: `
		SELECT t.candidate_id AS "candidateId", t.from_value AS "from", t.to_value AS "to", t.on_day AS day
		FROM unnest($2::bigint[]) AS wanted (id) JOIN candidate c ON c.id = wanted.id
			CROSS JOIN ${transitionsOf('c.id')}
		WHERE c.merged_into IS NULL AND t.model_key = $1 AND t.kind = 'phase'
		ORDER BY t.candidate_id, t.id`,
	candidatesThere:
		'SELECT count(*)::integer AS total, max(id) AS highest FROM candidate WHERE merged_into IS NULL',
} as const;

/** The statements about whom routers let through. */
export const ROUTE = {
	/** Until the end of the transaction; a router of the same name in another schema waits needlessly, that is all. */
	lockRouter: `SELECT pg_advisory_xact_lock(hashtextextended('candidate-journey router ' || $1, 0))`,
	routedBefore: `
		SELECT r.candidate_id, r.output, r.routed_at, r.crossing, r.score
		FROM unnest($1::bigint[]) AS wanted (id) JOIN routed r ON r.candidate_id = wanted.id AND r.router = $2
		WHERE r.routed_at >= $3`,
	routedPlaces: `
		SELECT candidate_id, output, min(routed_at) AS routed_at, NULL::bigint AS crossing, max(score) AS score
		FROM routed WHERE router = $1 AND output = $2 AND routed_at >= $3 GROUP BY candidate_id, output`,
	addRouted: `
		INSERT INTO routed (router, candidate_id, output, routed_at, crossing, score)
		SELECT $1, candidate_id, output, routed_at, crossing::bigint, score
		FROM unnest($2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::integer[])
			AS added (candidate_id, output, routed_at, crossing, score)`,
	routedSince: `
		SELECT r.candidate_id, min(r.routed_at) AS routed_at, max(r.score) AS score, s.first_qualified_at,
			s.first_placed_at
		FROM routed r LEFT JOIN snapshot s ON s.model_key = $3 AND s.candidate_id = r.candidate_id
		WHERE r.router = $1 AND r.output = $2 AND r.routed_at >= $4 AND r.routed_at < $5
		GROUP BY r.candidate_id, s.first_qualified_at, s.first_placed_at`,
	forgetRouted: 'DELETE FROM routed WHERE candidate_id = ANY ($1::bigint[]) AND routed_at < $2',
} as const;

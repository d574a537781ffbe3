/** The statements about whom routers let through. */
export const ROUTE = {
	routedBefore: `
		SELECT r.candidate_id, r.output, r.routed_at, r.crossing, r.score
		FROM json_each(?1) wanted CROSS JOIN routed r ON r.candidate_id = wanted.value AND r.router = ?2
		WHERE r.routed_at >= ?3`,
	routedPlaces: `
		SELECT candidate_id, output, min(routed_at) AS routed_at, NULL AS crossing, max(score) AS score
		FROM routed WHERE router = ? AND output = ? AND routed_at >= ? GROUP BY candidate_id`,
	addRouted: `
		INSERT INTO routed (router, candidate_id, output, routed_at, crossing, score) VALUES (?, ?, ?, ?, ?, ?)`,
	routedSince: `
		SELECT r.candidate_id, min(r.routed_at) AS routed_at, max(r.score) AS score, s.first_qualified_at,
			s.first_placed_at
		FROM routed r LEFT JOIN snapshot s ON s.model_key = ?3 AND s.candidate_id = r.candidate_id
		WHERE r.router = ?1 AND r.output = ?2 AND r.routed_at >= ?4 AND r.routed_at < ?5
		GROUP BY r.candidate_id`,
	forgetRouted: `
		DELETE FROM routed WHERE candidate_id IN (SELECT value FROM json_each(?1)) AND routed_at < ?2`,
} as const;

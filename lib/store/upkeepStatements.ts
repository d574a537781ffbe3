/** The statements of the upkeep that every engine reads alike. */
export const UPKEEP_ANYWHERE = {
	notedPatterns: 'SELECT patterns FROM model WHERE patterns IS NOT NULL',
	scoredPatterns: `
		SELECT s.key, s.version, m.patterns
		FROM scored_model s LEFT JOIN model m ON m.key = s.key AND m.version = s.version
		ORDER BY s.key`,
	newestCandidate: 'SELECT created_at FROM candidate ORDER BY id DESC LIMIT 1',
	highestId: 'SELECT max(id) AS id FROM candidate',
} as const;

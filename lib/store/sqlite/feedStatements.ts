const FEED_COLUMNS =
	't.id, t.model_key, t.candidate_id, t.kind, t.from_value, t.to_value, t.on_day, t.cause, t.recorded_at, t.is_return, t.is_quiet';

/**
 * The statements about handing out transitions. Every lease has a number of its own. Only one process writes at a time,
 * so ids are in the order in which they can be seen, and nothing has to be put in order.
 */
export const FEED = {
	addReader: `
		INSERT INTO transition_reader (name, position)
		VALUES (?1, coalesce(
			(SELECT min(id) - 1 FROM transition WHERE ?2 IS NOT NULL AND recorded_at >= ?2),
			(SELECT seq FROM sqlite_sequence WHERE name = 'transition'), 0))
		ON CONFLICT DO NOTHING`,
	isFedRestored: 'SELECT 0 AS is_restored',
	placeReaders: 'SELECT 0',
	forgetWriters: 'SELECT 0',
	feedReader: 'SELECT lease, leased_until, 0 AS is_restored FROM transition_reader WHERE name = ?',
	isFedWaiting: `
		SELECT 1 FROM transition_reader r
		WHERE r.name = ?1 AND r.leased_until <= ?2 AND EXISTS (SELECT 1 FROM transition t WHERE t.id > r.position)`,
	unfed: `
		SELECT NULL AS written_by, ${FEED_COLUMNS}
		FROM transition_reader r
		CROSS JOIN transition t ON t.id > r.position AND t.id <= coalesce(r.leased_to, t.id)
		WHERE r.name = ?1 ORDER BY t.id LIMIT ?2`,
	latestFed: `SELECT ${FEED_COLUMNS} FROM transition t ORDER BY t.id DESC LIMIT ?`,
	leaseFed: `
		UPDATE transition_reader SET lease = lease + 1, leased_to = ?3, leased_until = ?4
		WHERE name = ?1 AND ?2 IS NULL`,
	passFed: `
		UPDATE transition_reader SET lease = lease + 1, position = ?3, leased_to = NULL, leased_until = 0
		WHERE name = ?1 AND ?2 IS NULL`,
	confirmFed: `
		UPDATE transition_reader SET position = leased_to, leased_to = NULL, leased_until = 0
		WHERE name = ?1 AND lease = ?2 AND leased_to IS NOT NULL`,
	holdFed: `
		UPDATE transition_reader SET leased_until = ?3 WHERE name = ?1 AND lease = ?2 AND leased_to IS NOT NULL`,
	announce: `
		INSERT INTO transition (model_key, candidate_id, kind, to_value, on_day, cause, recorded_at, key)
		SELECT ?1, coalesce(c.merged_into, c.id), ?4, ?5, ?6, 'time', ?2, ?7 FROM candidate c WHERE c.id = ?3
		ON CONFLICT DO NOTHING RETURNING id`,
} as const;

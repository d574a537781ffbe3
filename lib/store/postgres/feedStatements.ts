const FEED_COLUMNS =
	't.id, t.model_key, t.candidate_id, t.kind, t.from_value, t.to_value, t.on_day, t.cause, t.recorded_at, t.is_return, t.is_quiet';

/** Of which no transaction that came before is under way any more. */
const IS_SAFE = 't.written_by < pg_snapshot_xmin(pg_current_snapshot())';

/** Whether there is something written by a transaction that has not begun yet: it came from another server. */
const IS_RESTORED = `coalesce((SELECT t.written_by FROM transition t ORDER BY t.written_by DESC, t.id DESC LIMIT 1)
	>= pg_snapshot_xmax(pg_current_snapshot()), false)`;

/** The statements about handing out transitions. Every lease has a number of its own. */
export const FEED = {
	addReader: `
		INSERT INTO transition_reader (name, position_by, position)
		SELECT $1, coalesce(first.written_by, pg_snapshot_xmin(pg_current_snapshot())), coalesce(first.id - 1, 0)
		FROM (VALUES (1)) AS one LEFT JOIN LATERAL (
			SELECT t.written_by, t.id FROM transition t WHERE $2::bigint IS NOT NULL AND t.recorded_at >= $2::bigint
			ORDER BY t.written_by, t.id LIMIT 1) AS first ON true
		ON CONFLICT DO NOTHING`,
	isFedRestored: `SELECT ${IS_RESTORED} AS is_restored`,
	feedReader: `
		SELECT r.lease, r.leased_until, ${IS_RESTORED} AS is_restored
		FROM transition_reader r WHERE r.name = $1 FOR UPDATE`,
	isFedWaiting: `
		SELECT FROM transition_reader r
		WHERE r.name = $1 AND r.leased_until <= $2 AND (${IS_RESTORED} OR EXISTS (
			SELECT FROM transition t
			WHERE (t.written_by, t.id) > (r.position_by, r.position) AND ${IS_SAFE}))`,
	unfed: `
		SELECT t.written_by::text AS written_by, ${FEED_COLUMNS}
		FROM transition_reader r CROSS JOIN LATERAL (
			SELECT * FROM transition t
			WHERE (t.written_by, t.id) > (r.position_by, r.position) AND ${IS_SAFE}
				AND (r.leased_to IS NULL OR (t.written_by, t.id) <= (r.leased_to_by, r.leased_to))
			ORDER BY t.written_by, t.id LIMIT $2) AS t
		WHERE r.name = $1 ORDER BY t.written_by, t.id`,
	latestFed: `SELECT ${FEED_COLUMNS} FROM transition t ORDER BY t.id DESC LIMIT $1`,
	leaseFed: `
		UPDATE transition_reader SET lease = lease + 1, leased_to_by = $2::xid8, leased_to = $3, leased_until = $4
		WHERE name = $1`,
	passFed: `
		UPDATE transition_reader SET lease = lease + 1, position_by = $2::xid8, position = $3, leased_to_by = NULL,
			leased_to = NULL, leased_until = 0
		WHERE name = $1`,
	confirmFed: `
		UPDATE transition_reader SET position_by = leased_to_by, position = leased_to, leased_to_by = NULL,
			leased_to = NULL, leased_until = 0
		WHERE name = $1 AND lease = $2 AND leased_to IS NOT NULL`,
	holdFed: `
		UPDATE transition_reader SET leased_until = $3
		WHERE name = $1 AND lease = $2 AND leased_to IS NOT NULL`,
	/** Ids go on where they were, so what was written here since has ids behind all that was brought. */
	placeReaders: `
		UPDATE transition_reader r SET position_by = '0', leased_to_by = NULL, leased_to = NULL, leased_until = 0,
			position = least(
				(SELECT min(t.id) - 1 FROM transition t WHERE (t.written_by, t.id) > (r.position_by, r.position)),
				(SELECT max(t.id) FROM transition t WHERE t.written_by >= pg_snapshot_xmax(pg_current_snapshot())))`,
	forgetWriters: "UPDATE transition SET written_by = '0' WHERE written_by <> '0'",
	announce: `
		INSERT INTO transition (model_key, recorded_at, cause, candidate_id, kind, to_value, on_day, key)
		SELECT $1, $2::bigint, 'time', coalesce(c.merged_into, c.id), told.kind, told.to_value, told.on_day, told.key
		FROM unnest($3::bigint[], $4::text[], $5::text[], $6::integer[], $7::text[])
			AS told (candidate_id, kind, to_value, on_day, key)
		JOIN candidate c ON c.id = told.candidate_id
		ON CONFLICT (key) WHERE key IS NOT NULL DO NOTHING RETURNING id`,
} as const;

/** The statements about the inbox. Somebody else who leases at the same time gets other parcels. */
export const INBOX_SQL = {
	keepParcel: `
		INSERT INTO inbox (box, received_at, free_at, event_count, events) VALUES ($1, $2, $3, $4, $5)`,
	freeParcels: `
		SELECT id, event_count FROM inbox
		WHERE box = $1 AND free_at <= $2 ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
	leaseParcels: `
		UPDATE inbox i SET free_at = $2, attempts = i.attempts + 1
		FROM unnest($1::bigint[]) AS leased (id) WHERE i.id = leased.id
		RETURNING i.id, i.attempts - 1 AS attempts, i.event_count, i.events`,
	holdParcels: 'UPDATE inbox SET free_at = $2 WHERE id = ANY ($1::bigint[])',
	confirmParcels: 'DELETE FROM inbox WHERE id = ANY ($1::bigint[])',
	inboxState: `
		SELECT coalesce(sum(event_count), 0)::bigint AS waiting, min(received_at) AS oldest_at
		FROM inbox WHERE box = $1`,
	addQuarantined: `
		INSERT INTO quarantine (box, received_at, reason, event_id, record)
		SELECT $1, added.* FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) AS added`,
	quarantineCounts: `
		SELECT reason, count(*) AS events FROM quarantine WHERE box = $1 GROUP BY reason ORDER BY reason`,
	quarantined: `
		SELECT received_at, reason, event_id, record
		FROM quarantine WHERE box = $1 ORDER BY received_at DESC, id DESC LIMIT $2`,
	forgetQuarantined: 'DELETE FROM quarantine WHERE box = $1 AND received_at < $2',
} as const;

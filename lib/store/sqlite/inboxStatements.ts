/** The statements about the inbox. */
export const INBOX_SQL = {
	keepParcel: `
		INSERT INTO inbox (box, received_at, free_at, event_count, events) VALUES (?, ?, ?, ?, ?)`,
	freeParcels: `
		SELECT id, event_count FROM inbox
		WHERE box = ?1 AND free_at <= ?2 ORDER BY id LIMIT ?3`,
	leaseParcels: `
		UPDATE inbox SET free_at = ?2, attempts = attempts + 1
		WHERE id IN (SELECT value FROM json_each(?1))
		RETURNING id, attempts - 1 AS attempts, event_count, events`,
	holdParcels: 'UPDATE inbox SET free_at = ?2 WHERE id IN (SELECT value FROM json_each(?1))',
	confirmParcels: 'DELETE FROM inbox WHERE id IN (SELECT value FROM json_each(?))',
	inboxState: `
		SELECT coalesce(sum(event_count), 0) AS waiting, min(received_at) AS oldest_at
		FROM inbox WHERE box = ?`,
	addQuarantined: `
		INSERT INTO quarantine (box, received_at, reason, event_id, record) VALUES (?, ?, ?, ?, ?)`,
	quarantineCounts: `
		SELECT reason, count(*) AS events FROM quarantine WHERE box = ? GROUP BY reason ORDER BY reason`,
	quarantined: `
		SELECT received_at, reason, event_id, record
		FROM quarantine WHERE box = ? ORDER BY received_at DESC, id DESC LIMIT ?`,
	forgetQuarantined: 'DELETE FROM quarantine WHERE box = ? AND received_at < ?',
} as const;

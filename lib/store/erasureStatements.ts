import { type Dialect, isWanted } from './dialect';

/** To remember who was erased without keeping who that was, and what other systems still have to do about it. */
export function erasureStatements(dialect: Dialect) {
	const { texts } = dialect;
	return {
		addErased: `
			INSERT INTO erased (hash, erased_at) SELECT value, CAST(?2 AS BIGINT) FROM ${texts('?1')} AS added WHERE true
			ON CONFLICT (hash) DO UPDATE SET erased_at = excluded.erased_at, returned_at = NULL`,
		erased: `
			SELECT hash, erased_at, returned_at FROM erased WHERE hash IN (SELECT value FROM ${texts('?1')} AS asked)`,
		countRefused: `
			UPDATE erased SET refused = refused + ?2 WHERE hash IN (SELECT value FROM ${texts('?1')} AS told)`,
		noteReturn: `
			UPDATE erased SET returned_at = ?2 WHERE hash IN (SELECT value FROM ${texts('?1')} AS told)`,
		sumRefused: `
			SELECT CAST(coalesce(sum(refused), 0) AS BIGINT) AS refused, count(*) AS hashes FROM erased`,
		guard: `
			SELECT text AS salt,
				CASE WHEN EXISTS (SELECT 1 FROM erased WHERE returned_at IS NOT NULL) THEN 1 ELSE 0 END AS has_returned
			FROM note WHERE name = ?1`,
		addErasure: 'INSERT INTO erasure (candidate_id, erased_at, remote) VALUES (?1, ?2, ?3)',
		erasures: `
			SELECT id, candidate_id, erased_at, remote FROM erasure WHERE remote IS NOT NULL ORDER BY id LIMIT ?1`,
		settleErasure: `UPDATE erasure SET remote = NULL WHERE ${isWanted(dialect, 'id')}`,
		remoteIds: `
			SELECT candidate_id, remote_id FROM sync_state WHERE ${isWanted(dialect, 'candidate_id')} AND remote_id IS NOT NULL`,
	};
}

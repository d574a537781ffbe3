import { FORGET_TARGET_MS } from '../sync';
import { FURTHEST_TURN_MS } from '../sharing';

const NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

const SYNC_COLUMNS = 'y.candidate_id, y.mark, y.fingerprint, y.remote_id, c.merged_into';

const MARK = `
	INSERT INTO sync_state (target, candidate_id)
	SELECT t.name, wanted.value FROM sync_target t CROSS JOIN json_each(?2) wanted`;

const MARKED = 'ON CONFLICT (target, candidate_id) DO UPDATE SET mark = mark + 1';

/** The statements about what other systems know, and what processes share; part of those in `statements.ts`. */
export const SYNC = {
	markUnsynced: `${MARK} WHERE t.model_key = ?1 ${MARKED}`,
	markUnsyncedElsewhere: `${MARK} WHERE t.model_key <> ?1 ${MARKED}`,
	markMergedUnsynced: 'UPDATE sync_state SET mark = mark + 1 WHERE candidate_id = ?',
	dropOldStates: `
		DELETE FROM sync_state
		WHERE target IN (SELECT name FROM sync_target WHERE used_at < ? - ${FORGET_TARGET_MS})`,
	dropOldTargets: `DELETE FROM sync_target WHERE used_at < ? - ${FORGET_TARGET_MS}`,
	useTarget: 'UPDATE sync_target SET used_at = ?2 WHERE name = ?1 RETURNING filled_to',
	addTarget: 'INSERT INTO sync_target (name, model_key, filled_to, used_at) VALUES (?, ?, 0, ?)',
	fillTarget: `
		INSERT INTO sync_state (target, candidate_id)
		SELECT ?1, candidate_id FROM snapshot
		WHERE model_key = (SELECT model_key FROM sync_target WHERE name = ?1) AND candidate_id > ?2
			AND candidate_id <= ?3
		ON CONFLICT DO NOTHING`,
	endOfFill: `
		SELECT max(candidate_id) AS id FROM (
			SELECT candidate_id FROM snapshot
			WHERE model_key = (SELECT model_key FROM sync_target WHERE name = ?1) AND candidate_id > ?2
			ORDER BY candidate_id LIMIT ?3)`,
	noteFilled: 'UPDATE sync_target SET filled_to = ?2 WHERE name = ?1',
	unsynced: `
		SELECT ${SYNC_COLUMNS}
		FROM sync_state y CROSS JOIN candidate c ON c.id = y.candidate_id
		WHERE y.target = ?1 AND y.mark <> y.taken_mark AND y.candidate_id > ?2
		ORDER BY y.candidate_id LIMIT ?3`,
	synced: `
		SELECT ${SYNC_COLUMNS}
		FROM json_each(?2) wanted
		CROSS JOIN sync_state y ON y.target = ?1 AND y.candidate_id = wanted.value
		CROSS JOIN candidate c ON c.id = y.candidate_id`,
	keepSynced: `
		UPDATE sync_state SET taken_mark = ?3, fingerprint = ?4, remote_id = ?5
		WHERE target = ?1 AND candidate_id = ?2`,
	nameSynced: `
		INSERT INTO sync_state (target, candidate_id, remote_id) VALUES (?, ?, ?)
		ON CONFLICT (target, candidate_id) DO UPDATE SET remote_id = excluded.remote_id`,
	dropSynced: `
		DELETE FROM sync_state
		WHERE target = ? AND candidate_id IN (SELECT value FROM json_each(?))`,
	forgetSynced: 'UPDATE sync_state SET mark = mark + 1, fingerprint = NULL WHERE target = ?',
	countSynced: `
		SELECT s.bucket, count(y.fingerprint) AS synced, count(*) - count(y.fingerprint) AS others,
			count(*) FILTER (WHERE y.fingerprint IS NOT NULL AND y.mark <> y.taken_mark) AS waiting
		FROM sync_target t
		CROSS JOIN snapshot s ON s.model_key = t.model_key
		LEFT JOIN sync_state y ON y.target = t.name AND y.candidate_id = s.candidate_id
		WHERE t.name = ? GROUP BY s.bucket`,
	note: 'SELECT text FROM note WHERE name = ?',
	keepNote: `
		INSERT INTO note (name, text) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET text = excluded.text`,
	claimNote: 'INSERT INTO note (name, text) VALUES (?, ?) ON CONFLICT DO NOTHING',
	takeTurn: `
		INSERT INTO turn (queue, next_at) SELECT ?1, ${NOW} + ?2 WHERE true
		ON CONFLICT (queue) DO UPDATE SET next_at = ?2 + max(
			excluded.next_at - ?2, min(next_at, excluded.next_at - ?2 + ${FURTHEST_TURN_MS}))
		RETURNING next_at - ?2 - ${NOW} AS wait_ms`,
	holdTurns: `
		INSERT INTO turn (queue, next_at) SELECT ?1, ${NOW} + ?2 WHERE true
		ON CONFLICT (queue) DO UPDATE SET next_at = max(next_at, excluded.next_at)`,
} as const;

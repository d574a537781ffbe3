import { FORGET_TARGET_MS } from '../sync';
import { FURTHEST_TURN_MS } from '../sharing';

const NOW = '(extract(epoch FROM clock_timestamp()) * 1000)::bigint';

const SYNC_COLUMNS = 'y.candidate_id, y.mark, y.fingerprint, y.remote_id, c.merged_into';

const MARK = `
	INSERT INTO sync_state (target, candidate_id)
	SELECT t.name, wanted.id FROM sync_target t CROSS JOIN unnest($2::bigint[]) AS wanted (id)`;

const MARKED = `
	ORDER BY t.name, wanted.id
	ON CONFLICT (target, candidate_id) DO UPDATE SET mark = sync_state.mark + 1`;

const IN_MODEL_OF_TARGET = `
	FROM snapshot WHERE model_key = (SELECT model_key FROM sync_target WHERE name = $1) AND candidate_id > $2`;

/** The statements about what other systems know, and what processes share; part of those in `statements.ts`. */
export const SYNC = {
	markUnsynced: `${MARK} WHERE t.model_key = $1 ${MARKED}`,
	markUnsyncedElsewhere: `${MARK} WHERE t.model_key <> $1 ${MARKED}`,
	markMergedUnsynced: `
		UPDATE sync_state SET mark = mark + 1 WHERE candidate_id = ANY ($1::bigint[])`,
	dropOldStates: `
		DELETE FROM sync_state
		WHERE target IN (SELECT name FROM sync_target WHERE used_at < $1::bigint - ${FORGET_TARGET_MS})`,
	dropOldTargets: `DELETE FROM sync_target WHERE used_at < $1::bigint - ${FORGET_TARGET_MS}`,
	useTarget: 'UPDATE sync_target SET used_at = $2 WHERE name = $1 RETURNING filled_to',
	addTarget: `
		INSERT INTO sync_target (name, model_key, filled_to, used_at) VALUES ($1, $2, 0, $3)
		ON CONFLICT DO NOTHING`,
	fillTarget: `
		INSERT INTO sync_state (target, candidate_id)
		SELECT $1, candidate_id ${IN_MODEL_OF_TARGET} AND candidate_id <= $3
		ON CONFLICT DO NOTHING`,
	endOfFill: `
		SELECT max(candidate_id) AS id
		FROM (SELECT candidate_id ${IN_MODEL_OF_TARGET} ORDER BY candidate_id LIMIT $3) AS part`,
	noteFilled: 'UPDATE sync_target SET filled_to = $2 WHERE name = $1',
	unsynced: `
		SELECT ${SYNC_COLUMNS}
		FROM sync_state y JOIN candidate c ON c.id = y.candidate_id
		WHERE y.target = $1 AND y.mark <> y.taken_mark AND y.candidate_id > $2
		ORDER BY y.candidate_id LIMIT $3`,
	synced: `
		SELECT ${SYNC_COLUMNS}
		FROM unnest($2::bigint[]) AS wanted (id)
		JOIN sync_state y ON y.target = $1 AND y.candidate_id = wanted.id
		JOIN candidate c ON c.id = y.candidate_id`,
	keepSynced: `
		UPDATE sync_state y
		SET taken_mark = taken.mark, fingerprint = taken.fingerprint, remote_id = taken.remote_id
		FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[])
			AS taken (candidate_id, mark, fingerprint, remote_id)
		WHERE y.target = $1 AND y.candidate_id = taken.candidate_id`,
	nameSynced: `
		INSERT INTO sync_state (target, candidate_id, remote_id)
		SELECT $1, * FROM unnest($2::bigint[], $3::text[])
		ON CONFLICT (target, candidate_id) DO UPDATE SET remote_id = excluded.remote_id`,
	dropSynced: 'DELETE FROM sync_state WHERE target = $1 AND candidate_id = ANY ($2::bigint[])',
	forgetSynced: 'UPDATE sync_state SET mark = mark + 1, fingerprint = NULL WHERE target = $1',
	countSynced: `
		SELECT s.bucket, count(y.fingerprint) AS synced, count(*) - count(y.fingerprint) AS others,
			count(*) FILTER (WHERE y.fingerprint IS NOT NULL AND y.mark <> y.taken_mark) AS waiting
		FROM sync_target t
		JOIN snapshot s ON s.model_key = t.model_key
		LEFT JOIN sync_state y ON y.target = t.name AND y.candidate_id = s.candidate_id
		WHERE t.name = $1 GROUP BY s.bucket`,
	note: 'SELECT text FROM note WHERE name = $1',
	keepNote: `
		INSERT INTO note (name, text) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET text = excluded.text`,
	claimNote: 'INSERT INTO note (name, text) VALUES ($1, $2) ON CONFLICT DO NOTHING',
	takeTurn: `
		INSERT INTO turn (queue, next_at) SELECT $1, ${NOW} + $2::bigint
		ON CONFLICT (queue) DO UPDATE SET next_at = $2::bigint + greatest(
			excluded.next_at - $2::bigint,
			least(turn.next_at, excluded.next_at - $2::bigint + ${FURTHEST_TURN_MS}))
		RETURNING next_at - $2::bigint - ${NOW} AS wait_ms`,
	holdTurns: `
		INSERT INTO turn (queue, next_at) SELECT $1, ${NOW} + $2::bigint
		ON CONFLICT (queue) DO UPDATE SET next_at = greatest(turn.next_at, excluded.next_at)`,
} as const;

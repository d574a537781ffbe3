const SNAPSHOT_COLUMNS = `
	model_key, candidate_id, model_version, score, engagement, persona, culture, grade, persona_key, bucket,
	phase, medal, route, evaluated_on, next_change_on, first_scored_at, first_qualified_at, first_placed_at, fading,
	last_active_on`;

const SEND_COLUMNS = `
	id, candidate_id, enrolment_id, sequence, version, step, variant, address, due_at, guarantee, state, attempts,
	not_before, worker, lease_until, at, failure, detail, message_id`;

const TRANSITION_COLUMNS =
	'id, model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at, is_return, is_quiet, key';

/** Takes rows in as a JSON array of objects, by column. */
function insert(table: string, columns: string, how = ''): string {
	return `
		INSERT INTO ${table} (${columns}) ${how}
		SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`;
}

/** Numbers of a table go on behind the highest there is. */
function numberOn(table: string): string {
	return `(
		SELECT setval(pg_get_serial_sequence('${table}', 'id'), coalesce(max(id), 1), max(id) IS NOT NULL)
		FROM ${table})`;
}

/** The statements of a move into this store; part of those in `statements.ts`. */
export const MOVE = {
	moveState: `
		SELECT is_moving OR NOT EXISTS (SELECT FROM candidate) AND NOT EXISTS (SELECT FROM model)
			AND NOT EXISTS (SELECT FROM inbox) AND NOT EXISTS (SELECT FROM sequence) AS is_free
		FROM candidate_store FOR UPDATE`,
	emptyForMove: `
		TRUNCATE candidate, identity, event, snapshot, tally, transition, pruned_tally, sync_state, routed, scored_model, inbox,
			quarantine, sync_target, note, transition_reader, enrolment, send, suppression, bounce, send_quota, audit,
			candidate_merge, erased, erasure RESTART IDENTITY`,
	markMove: 'UPDATE candidate_store SET is_moving = $1::integer = 1',
	move_candidate: insert('candidate', 'id, kind, is_known, timelines, merged_into, created_at'),
	move_identity: insert('identity', 'kind, value, candidate_id'),
	move_event: insert(
		'event',
		'event_id, candidate_id, type, occurred_at, recorded_at, subject, details',
	),
	move_snapshot: insert('snapshot', SNAPSHOT_COLUMNS),
	move_tally: insert('tally', 'model_key, candidate_id, tally'),
	/** In the order of their ids, before everything that is written here. */
	move_transition: `
		INSERT INTO transition (${TRANSITION_COLUMNS}, written_by) OVERRIDING SYSTEM VALUE
		SELECT ${TRANSITION_COLUMNS}, '0'::xid8 FROM json_populate_recordset(NULL::transition, $1::json)`,
	move_pruned_tally: insert(
		'pruned_tally',
		'id, candidate_id, patterns, tally, events, recorded_at',
		'OVERRIDING SYSTEM VALUE',
	),
	move_sync_state: insert(
		'sync_state',
		'target, candidate_id, mark, taken_mark, fingerprint, remote_id',
	),
	move_inbox: insert('inbox', 'box, received_at, free_at, attempts, event_count, events'),
	move_quarantine: insert('quarantine', 'box, received_at, reason, event_id, record'),
	move_sync_target: insert('sync_target', 'name, model_key, filled_to, used_at'),
	move_note: insert('note', 'name, text'),
	move_routed: insert('routed', 'router, candidate_id, output, routed_at, crossing, score'),
	/** What was in hand is handed out again. */
	move_transition_reader: insert('transition_reader', 'name, position, lease'),
	move_model: insert(
		'model',
		'key, version, definition, created_at, patterns, status, saved_by, note',
	),
	move_audit: insert(
		'audit',
		'id, at, action, who, candidate_id, details',
		'OVERRIDING SYSTEM VALUE',
	),
	move_candidate_merge: insert(
		'candidate_merge',
		'id, survivor_id, absorbed_id, merged_at, undone_at, kept',
		'OVERRIDING SYSTEM VALUE',
	),
	move_erased: insert('erased', 'hash, erased_at, returned_at, refused'),
	move_erasure: insert('erasure', 'id, candidate_id, erased_at, remote', 'OVERRIDING SYSTEM VALUE'),
	move_scored_model: insert('scored_model', 'key, version, settled_version'),
	move_enrolment: insert(
		'enrolment',
		'id, candidate_id, sequence, version, enrolled_at, subject, fields, skipped, look_at, ended_at, end_reason',
		'OVERRIDING SYSTEM VALUE',
	),
	move_send: insert('send', SEND_COLUMNS),
	move_sequence: insert('sequence', 'key, version, status, definition, created_at, saved_by, note'),
	move_suppression: insert('suppression', 'address, reason, at, detail'),
	move_bounce: insert('bounce', 'address, mail, at, bounce, diagnosis'),
	move_send_quota: insert('send_quota', 'sender, minute, mails'),
	countForMove: `
		SELECT (SELECT count(*) FROM candidate) AS candidate, (SELECT count(*) FROM identity) AS identity,
			(SELECT count(*) FROM event) AS event, (SELECT count(*) FROM snapshot) AS snapshot,
			(SELECT count(*) FROM tally) AS tally,
			(SELECT count(*) FROM transition) AS transition, (SELECT count(*) FROM pruned_tally) AS pruned_tally,
			(SELECT count(*) FROM sync_state) AS sync_state, (SELECT count(*) FROM enrolment) AS enrolment,
			(SELECT count(*) FROM send) AS send, (SELECT count(*) FROM routed) AS routed`,
	/** Numbers go on behind those that were given before. */
	numberOn: `
		SELECT setval('candidate_id', $1::bigint, $2::integer = 1),
			(SELECT setval(pg_get_serial_sequence('transition', 'id'), coalesce(max(id), 1), max(id) IS NOT NULL)
				FROM (SELECT id FROM transition UNION ALL SELECT nullif(position, 0) FROM transition_reader) AS given (id)),
			${['enrolment', 'pruned_tally', 'audit', 'candidate_merge', 'erasure'].map(numberOn).join(', ')}`,
} as const;

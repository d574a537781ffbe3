/**
 * The schema, one entry per step; entry `n` leads from version `n` to `n + 1`. A released entry never changes.
 *
 * Keys are laid out for what is read together: a candidate's events lie side by side in the ledger, and the
 * daily run finds due snapshots by index. Tables are not a public interface.
 */
export const MIGRATIONS: readonly string[] = [
	`
	CREATE TABLE model (
		key TEXT NOT NULL,
		version INTEGER NOT NULL,
		definition TEXT NOT NULL,
		created_at INTEGER NOT NULL,
		PRIMARY KEY (key, version)
	) WITHOUT ROWID;

	CREATE TABLE candidate (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		kind TEXT NOT NULL,
		timelines TEXT NOT NULL,
		merged_into INTEGER,
		created_at INTEGER NOT NULL
	);

	CREATE TABLE identity (
		kind TEXT NOT NULL,
		value TEXT NOT NULL,
		candidate_id INTEGER NOT NULL,
		PRIMARY KEY (kind, value)
	) WITHOUT ROWID;
	CREATE INDEX identity_of_candidate ON identity (candidate_id);

	CREATE TABLE event (
		event_id TEXT NOT NULL UNIQUE,
		candidate_id INTEGER NOT NULL,
		type TEXT NOT NULL,
		occurred_at INTEGER NOT NULL,
		recorded_at INTEGER NOT NULL,
		subject TEXT,
		details TEXT,
		PRIMARY KEY (candidate_id, occurred_at, event_id)
	) WITHOUT ROWID;

	CREATE TABLE snapshot (
		model_key TEXT NOT NULL,
		candidate_id INTEGER NOT NULL,
		model_version INTEGER NOT NULL,
		tally TEXT NOT NULL,
		score INTEGER,
		bucket TEXT,
		phase TEXT NOT NULL,
		medal TEXT,
		route TEXT NOT NULL,
		evaluated_on INTEGER NOT NULL,
		next_change_on INTEGER,
		first_scored_at TEXT,
		first_qualified_at TEXT,
		first_placed_at TEXT,
		PRIMARY KEY (model_key, candidate_id)
	) WITHOUT ROWID;
	CREATE INDEX snapshot_due ON snapshot (model_key, next_change_on) WHERE next_change_on IS NOT NULL;

	CREATE TABLE transition (
		id INTEGER PRIMARY KEY,
		model_key TEXT NOT NULL,
		candidate_id INTEGER NOT NULL,
		kind TEXT NOT NULL,
		from_value TEXT,
		to_value TEXT,
		on_day INTEGER NOT NULL,
		cause TEXT NOT NULL,
		recorded_at INTEGER NOT NULL
	);
	CREATE INDEX transition_of_candidate ON transition (candidate_id);
	`,
	// Several models side by side: which keys have snapshots, their newest version, and the version that every
	// candidate has a snapshot of (0: some have not). Which patterns the snapshots were folded with was not kept, and
	// models took one another's timelines away, so all is read again from the ledger when next needed.
	`
	ALTER TABLE model ADD COLUMN patterns TEXT;

	CREATE TABLE scored_model (
		key TEXT PRIMARY KEY,
		version INTEGER NOT NULL,
		settled_version INTEGER NOT NULL
	) WITHOUT ROWID;
	INSERT INTO scored_model
		SELECT model_key, max(model_version),
			CASE WHEN min(model_version) = max(model_version)
				AND NOT EXISTS (SELECT 1 FROM snapshot o WHERE o.model_key <> s.model_key)
				THEN max(model_version) ELSE 0 END
		FROM snapshot s GROUP BY model_key;

	UPDATE snapshot SET tally = '', next_change_on = 0;
	`,
	// Drafts (version 0), and who published what and why. A published version never changes.
	`
	ALTER TABLE model ADD COLUMN status TEXT NOT NULL DEFAULT 'published';
	ALTER TABLE model ADD COLUMN saved_by TEXT;
	ALTER TABLE model ADD COLUMN note TEXT;

	CREATE TRIGGER published_model_stays_the_same
	BEFORE UPDATE OF key, version, definition, created_at, status, saved_by, note ON model
	WHEN OLD.status = 'published'
	BEGIN SELECT RAISE(ABORT, 'a published model version never changes'); END;

	CREATE TRIGGER published_model_stays
	BEFORE DELETE ON model
	WHEN OLD.status = 'published'
	BEGIN SELECT RAISE(ABORT, 'a published model version is never removed'); END;
	`,
	// The parts of a score. Until now it was the engagement and nothing else.
	`
	ALTER TABLE snapshot ADD COLUMN engagement INTEGER;
	ALTER TABLE snapshot ADD COLUMN persona INTEGER;
	ALTER TABLE snapshot ADD COLUMN culture INTEGER;
	ALTER TABLE snapshot ADD COLUMN grade TEXT;
	ALTER TABLE snapshot ADD COLUMN persona_key TEXT;
	UPDATE snapshot SET engagement = score;
	`,
	// What events count that left the ledger: their rows stay, with no type, and here is the tally of each way of
	// folding. A candidate has several rows of one way after others were merged into it.
	`
	CREATE TABLE pruned_tally (
		id INTEGER PRIMARY KEY,
		candidate_id INTEGER NOT NULL,
		patterns TEXT NOT NULL,
		tally TEXT NOT NULL,
		events INTEGER NOT NULL,
		recorded_at INTEGER NOT NULL
	);
	CREATE INDEX pruned_tally_of_candidate ON pruned_tally (candidate_id, patterns);
	`,
	// What was told from outside and waits to be recorded, and what is kept of it but not scored.
	`
	CREATE TABLE inbox (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		box TEXT NOT NULL,
		received_at INTEGER NOT NULL,
		free_at INTEGER NOT NULL,
		attempts INTEGER NOT NULL DEFAULT 0,
		event_count INTEGER NOT NULL,
		events TEXT NOT NULL
	);
	CREATE INDEX inbox_of_box ON inbox (box, id, free_at, event_count, received_at);

	CREATE TABLE quarantine (
		id INTEGER PRIMARY KEY,
		box TEXT NOT NULL,
		received_at INTEGER NOT NULL,
		reason TEXT NOT NULL,
		event_id TEXT NOT NULL,
		record TEXT NOT NULL
	);
	CREATE INDEX quarantine_of_box ON quarantine (box, received_at, reason);
	`,
	// Who is due for which other system (a row is due while its two marks differ), and what processes share.
	`
	CREATE TABLE sync_target (
		name TEXT PRIMARY KEY,
		model_key TEXT NOT NULL,
		filled_to INTEGER,
		used_at INTEGER NOT NULL
	) WITHOUT ROWID;

	CREATE TABLE sync_state (
		target TEXT NOT NULL,
		candidate_id INTEGER NOT NULL,
		mark INTEGER NOT NULL DEFAULT 1,
		taken_mark INTEGER NOT NULL DEFAULT 0,
		fingerprint TEXT,
		remote_id TEXT,
		PRIMARY KEY (target, candidate_id)
	) WITHOUT ROWID;
	CREATE INDEX sync_due ON sync_state (target, candidate_id) WHERE mark <> taken_mark;
	CREATE INDEX sync_of_candidate ON sync_state (candidate_id);

	CREATE TABLE note (name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;

	CREATE TABLE turn (queue TEXT PRIMARY KEY, next_at INTEGER NOT NULL) WITHOUT ROWID;
	`,
	// What comes as long as nothing new is heard of somebody and only the score fades; written by runs over candidates.
	'ALTER TABLE snapshot ADD COLUMN fading TEXT',
	// Nurture: sequences (version 0 is a draft; a published version never changes), who is in them, the outbox, and to whom
	// nothing is sent.
	`
	CREATE TABLE sequence (
		key TEXT NOT NULL,
		version INTEGER NOT NULL,
		status TEXT NOT NULL,
		definition TEXT NOT NULL,
		created_at INTEGER NOT NULL,
		saved_by TEXT,
		note TEXT,
		PRIMARY KEY (key, version)
	) WITHOUT ROWID;
	CREATE TRIGGER published_sequence_stays_the_same
	BEFORE UPDATE ON sequence WHEN OLD.status = 'published'
	BEGIN SELECT RAISE(ABORT, 'a published sequence version never changes'); END;
	CREATE TRIGGER published_sequence_stays
	BEFORE DELETE ON sequence WHEN OLD.status = 'published'
	BEGIN SELECT RAISE(ABORT, 'a published sequence version is never removed'); END;

	CREATE TABLE enrolment (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		candidate_id INTEGER NOT NULL,
		sequence TEXT NOT NULL,
		version INTEGER NOT NULL,
		enrolled_at INTEGER NOT NULL,
		subject TEXT,
		fields TEXT NOT NULL,
		skipped TEXT NOT NULL DEFAULT '[]',
		look_at INTEGER,
		ended_at INTEGER,
		end_reason TEXT
	);
	CREATE UNIQUE INDEX enrolment_running ON enrolment (candidate_id, sequence) WHERE ended_at IS NULL;
	CREATE INDEX enrolment_of_candidate ON enrolment (candidate_id);
	CREATE INDEX enrolment_due ON enrolment (look_at) WHERE look_at IS NOT NULL;

	CREATE TABLE send (
		id TEXT PRIMARY KEY,
		candidate_id INTEGER NOT NULL,
		enrolment_id INTEGER NOT NULL,
		sequence TEXT NOT NULL,
		version INTEGER NOT NULL,
		step TEXT NOT NULL,
		variant TEXT NOT NULL,
		address TEXT NOT NULL,
		due_at INTEGER NOT NULL,
		guarantee TEXT NOT NULL,
		state TEXT NOT NULL,
		attempts INTEGER NOT NULL DEFAULT 0,
		not_before INTEGER NOT NULL,
		worker TEXT,
		lease_until INTEGER,
		at INTEGER,
		failure TEXT,
		detail TEXT,
		message_id TEXT
	) WITHOUT ROWID;
	CREATE INDEX send_due ON send (not_before, id) WHERE state = 'queued';
	CREATE INDEX send_held ON send (candidate_id, lease_until) WHERE state IN ('claimed', 'sending');
	CREATE INDEX send_of_candidate ON send (candidate_id, at);
	CREATE INDEX send_of_enrolment ON send (enrolment_id);
	CREATE INDEX send_of_message ON send (message_id) WHERE message_id IS NOT NULL;
	CREATE INDEX send_not_sent ON send (at) WHERE state IN ('failed', 'unknown');

	CREATE TABLE suppression (
		address TEXT NOT NULL,
		reason TEXT NOT NULL,
		at INTEGER NOT NULL,
		detail TEXT,
		PRIMARY KEY (address, reason)
	) WITHOUT ROWID;

	CREATE TABLE bounce (
		address TEXT NOT NULL,
		mail TEXT NOT NULL,
		at INTEGER NOT NULL,
		bounce TEXT NOT NULL,
		diagnosis TEXT NOT NULL,
		PRIMARY KEY (address, mail)
	) WITHOUT ROWID;

	CREATE TABLE send_quota (
		sender TEXT NOT NULL,
		minute INTEGER NOT NULL,
		mails INTEGER NOT NULL,
		PRIMARY KEY (sender, minute)
	) WITHOUT ROWID;
	`,
	// Transitions are handed to whoever listens, in the order of their ids: none is ever given twice. What was
	// announced from outside has a key. And to whom a router let whom through.
	`
	CREATE TABLE transition_kept (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		model_key TEXT NOT NULL,
		candidate_id INTEGER NOT NULL,
		kind TEXT NOT NULL,
		from_value TEXT,
		to_value TEXT,
		on_day INTEGER NOT NULL,
		cause TEXT NOT NULL,
		recorded_at INTEGER NOT NULL,
		is_return INTEGER NOT NULL DEFAULT 0,
		is_quiet INTEGER NOT NULL DEFAULT 0,
		key TEXT
	);
	INSERT INTO transition_kept
		(id, model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at)
		SELECT id, model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at
		FROM transition ORDER BY id;
	DROP TABLE transition;
	ALTER TABLE transition_kept RENAME TO transition;
	CREATE INDEX transition_of_candidate ON transition (candidate_id);
	CREATE UNIQUE INDEX transition_key ON transition (key) WHERE key IS NOT NULL;

	CREATE TABLE transition_reader (
		name TEXT PRIMARY KEY,
		position INTEGER NOT NULL,
		lease INTEGER NOT NULL DEFAULT 0,
		leased_to INTEGER,
		leased_until INTEGER NOT NULL DEFAULT 0
	) WITHOUT ROWID;

	CREATE TABLE routed (
		id INTEGER PRIMARY KEY,
		router TEXT NOT NULL,
		candidate_id INTEGER NOT NULL,
		output TEXT NOT NULL,
		routed_at INTEGER NOT NULL,
		crossing INTEGER,
		score INTEGER
	);
	CREATE INDEX routed_by_router ON routed (router, output, routed_at);
	CREATE INDEX routed_candidate ON routed (candidate_id, router);
	`,
	// What people may ask of us: who did what when, whom was merged into whom and what was whose, who was erased (as
	// salted hashes) and what of that other systems still have to do. And what searches go by.
	`
	CREATE TABLE audit (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		at INTEGER NOT NULL,
		action TEXT NOT NULL,
		who TEXT NOT NULL,
		candidate_id INTEGER,
		details TEXT
	);
	CREATE INDEX audit_of_candidate ON audit (candidate_id) WHERE candidate_id IS NOT NULL;
	CREATE INDEX audit_by_time ON audit (at);

	CREATE TABLE candidate_merge (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		survivor_id INTEGER NOT NULL,
		absorbed_id INTEGER NOT NULL,
		merged_at INTEGER NOT NULL,
		undone_at INTEGER,
		kept TEXT NOT NULL
	);
	CREATE INDEX merge_of_survivor ON candidate_merge (survivor_id);
	CREATE INDEX merge_of_absorbed ON candidate_merge (absorbed_id);
	CREATE INDEX candidate_merged ON candidate (merged_into) WHERE merged_into IS NOT NULL;

	CREATE TABLE erased (
		hash TEXT PRIMARY KEY,
		erased_at INTEGER NOT NULL,
		returned_at INTEGER,
		refused INTEGER NOT NULL DEFAULT 0
	) WITHOUT ROWID;
	CREATE INDEX erased_who_returned ON erased (returned_at) WHERE returned_at IS NOT NULL;

	CREATE TABLE erasure (
		id INTEGER PRIMARY KEY AUTOINCREMENT,
		candidate_id INTEGER NOT NULL,
		erased_at INTEGER NOT NULL,
		remote TEXT
	);
	CREATE INDEX erasure_to_settle ON erasure (id) WHERE remote IS NOT NULL;

	ALTER TABLE snapshot ADD COLUMN last_active_on INTEGER;
	CREATE INDEX snapshot_by_bucket ON snapshot
		(model_key, bucket, score DESC, phase, medal, candidate_id, last_active_on,
			model_version, next_change_on);
	CREATE INDEX event_of_vacancy ON event (subject, candidate_id) WHERE type = 'vacancy.viewed';
	`,
	// Counting who is there, what changed when and who was placed asks these alone, and no table; who stands where is
	// counted from the index that searches go by.
	`
	CREATE INDEX snapshot_placed ON snapshot (model_key, first_placed_at, first_scored_at)
		WHERE first_placed_at IS NOT NULL;
	CREATE INDEX candidate_there ON candidate (id) WHERE merged_into IS NULL;
	CREATE INDEX transition_by_day ON transition (model_key, on_day, kind, from_value, to_value);
	`,
];

/** What was told from outside and waits to be recorded, and what is kept of it but not scored. */
export const INBOX = `
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
`;

/** Who is due for which other system (a row is due while its two marks differ), and what processes share. */
export const SYNC = `
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
`;

/**
 * Transitions are handed to whoever listens, in the order of their ids: none is ever given twice. What was
 * announced from outside has a key. And to whom a router let whom through.
 */
export const FEED = `
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
`;

/** What was told from outside and waits to be recorded, and what is kept of it but not scored. */
export const INBOX = `
	CREATE TABLE inbox (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		box text COLLATE "C" NOT NULL,
		received_at bigint NOT NULL,
		free_at bigint NOT NULL,
		attempts integer NOT NULL DEFAULT 0,
		event_count integer NOT NULL,
		events text NOT NULL
	);
	CREATE INDEX inbox_of_box ON inbox (box, id) INCLUDE (event_count, received_at);

	CREATE TABLE quarantine (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		box text COLLATE "C" NOT NULL,
		received_at bigint NOT NULL,
		reason text NOT NULL,
		event_id text NOT NULL,
		record text NOT NULL
	);
	CREATE INDEX quarantine_of_box ON quarantine (box, received_at) INCLUDE (reason);
`;

/** Who is due for which other system (a row is due while its two marks differ), and what processes share. */
export const SYNC = `
	CREATE TABLE sync_target (
		name text COLLATE "C" PRIMARY KEY,
		model_key text COLLATE "C" NOT NULL,
		filled_to bigint,
		used_at bigint NOT NULL
	);

	CREATE TABLE sync_state (
		target text COLLATE "C" NOT NULL,
		candidate_id bigint NOT NULL,
		mark bigint NOT NULL DEFAULT 1,
		taken_mark bigint NOT NULL DEFAULT 0,
		fingerprint text,
		remote_id text,
		PRIMARY KEY (target, candidate_id)
	);
	CREATE INDEX sync_due ON sync_state (target, candidate_id) WHERE mark <> taken_mark;
	CREATE INDEX sync_of_candidate ON sync_state (candidate_id);

	CREATE TABLE note (name text COLLATE "C" PRIMARY KEY, text text NOT NULL);

	CREATE TABLE turn (queue text COLLATE "C" PRIMARY KEY, next_at bigint NOT NULL);
`;

/**
 * Transitions are handed to whoever listens, in the order of the transactions that wrote them: ids are given before
 * it is known who commits first. What was announced from outside has a key. And to whom a router let whom through.
 */
export const FEED = `
	ALTER TABLE transition
		ADD COLUMN is_return boolean NOT NULL DEFAULT false,
		ADD COLUMN is_quiet boolean NOT NULL DEFAULT false,
		ADD COLUMN key text COLLATE "C",
		ADD COLUMN written_by xid8 NOT NULL DEFAULT '0';
	ALTER TABLE transition ALTER COLUMN written_by SET DEFAULT pg_current_xact_id();
	CREATE UNIQUE INDEX transition_key ON transition (key) WHERE key IS NOT NULL;
	CREATE INDEX transition_in_order ON transition (written_by, id);

	CREATE TABLE transition_reader (
		name text COLLATE "C" PRIMARY KEY,
		position_by xid8 NOT NULL DEFAULT '0',
		position bigint NOT NULL,
		lease bigint NOT NULL DEFAULT 0,
		leased_to_by xid8,
		leased_to bigint,
		leased_until bigint NOT NULL DEFAULT 0
	);

	CREATE TABLE routed (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		router text COLLATE "C" NOT NULL,
		candidate_id bigint NOT NULL,
		output text COLLATE "C" NOT NULL,
		routed_at bigint NOT NULL,
		crossing bigint,
		score integer
	);
	CREATE INDEX routed_by_router ON routed (router, output, routed_at);
	CREATE INDEX routed_candidate ON routed (candidate_id, router);
`;

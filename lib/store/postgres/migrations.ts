/**
 * The schema, one entry per step; entry `n` leads from version `n` to `n + 1`. A released entry never changes.
 *
 * Keys compare byte by byte, whatever the language of the database. Tables are not a public interface.
 */
export const MIGRATIONS: readonly string[] = [
	`
	CREATE TABLE model (
		key text COLLATE "C" NOT NULL,
		version integer NOT NULL,
		definition text NOT NULL,
		created_at bigint NOT NULL,
		patterns text,
		status text NOT NULL DEFAULT 'published',
		saved_by text,
		note text,
		PRIMARY KEY (key, version)
	);

	CREATE FUNCTION refuse_change_of_published_model() RETURNS trigger LANGUAGE plpgsql AS $$
	BEGIN
		RAISE EXCEPTION 'a published model version never changes, and is never removed';
	END $$;
	CREATE TRIGGER published_model_stays_the_same
	BEFORE UPDATE OF key, version, definition, created_at, status, saved_by, note ON model
	FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION refuse_change_of_published_model();
	CREATE TRIGGER published_model_stays
	BEFORE DELETE ON model
	FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION refuse_change_of_published_model();
	CREATE TRIGGER published_models_stay
	BEFORE TRUNCATE ON model
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published_model();

	CREATE TABLE scored_model (
		key text COLLATE "C" PRIMARY KEY,
		version integer NOT NULL,
		settled_version integer NOT NULL
	);

	CREATE SEQUENCE candidate_id AS bigint;
	CREATE TABLE candidate (
		id bigint PRIMARY KEY,
		kind text NOT NULL,
		is_known boolean NOT NULL,
		timelines text NOT NULL,
		merged_into bigint,
		created_at bigint NOT NULL
	);
	CREATE INDEX candidate_merged ON candidate (merged_into) WHERE merged_into IS NOT NULL;

	CREATE TABLE identity (
		kind text COLLATE "C" NOT NULL,
		value text COLLATE "C" NOT NULL,
		candidate_id bigint NOT NULL,
		PRIMARY KEY (kind, value)
	);
	CREATE INDEX identity_of_candidate ON identity (candidate_id);

	CREATE TABLE event (
		event_id text COLLATE "C" PRIMARY KEY,
		candidate_id bigint NOT NULL,
		type text NOT NULL,
		occurred_at bigint NOT NULL,
		recorded_at bigint NOT NULL,
		subject text,
		details text
	);
	CREATE INDEX event_of_candidate ON event (candidate_id, occurred_at);

	CREATE TABLE snapshot (
		model_key text COLLATE "C" NOT NULL,
		candidate_id bigint NOT NULL,
		model_version integer NOT NULL,
		tally text NOT NULL,
		score integer,
		engagement integer,
		persona integer,
		culture integer,
		grade text,
		persona_key text,
		bucket text,
		phase text NOT NULL,
		medal text,
		route text NOT NULL,
		evaluated_on integer NOT NULL,
		next_change_on integer,
		first_scored_at text,
		first_qualified_at text,
		first_placed_at text,
		PRIMARY KEY (candidate_id, model_key)
	);
	CREATE INDEX snapshot_due ON snapshot (model_key, next_change_on, candidate_id)
		WHERE next_change_on IS NOT NULL;

	CREATE TABLE transition (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		model_key text NOT NULL,
		candidate_id bigint NOT NULL,
		kind text NOT NULL,
		from_value text,
		to_value text,
		on_day integer NOT NULL,
		cause text NOT NULL,
		recorded_at bigint NOT NULL
	);
	CREATE INDEX transition_of_candidate ON transition (candidate_id);
	`,
	// What events count that left the ledger: their rows stay, with no type, and here is the tally of each way of
	// folding. A candidate has several rows of one way after others were merged into it.
	`
	CREATE TABLE pruned_tally (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		candidate_id bigint NOT NULL,
		patterns text COLLATE "C" NOT NULL,
		tally text NOT NULL,
		events integer NOT NULL,
		recorded_at bigint NOT NULL
	);
	CREATE INDEX pruned_tally_of_candidate ON pruned_tally (candidate_id, patterns);
	`,
	// Whether somebody is moving a store here, or did not finish it.
	`
	ALTER TABLE candidate_store ADD COLUMN is_moving boolean NOT NULL DEFAULT false;
	`,
	// What was told from outside and waits to be recorded, and what is kept of it but not scored.
	`
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
	`,
	// Who is due for which other system (a row is due while its two marks differ), and what processes share.
	`
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
	`,
	// What comes as long as nothing new is heard of somebody and only the score fades; written by runs over candidates.
	'ALTER TABLE snapshot ADD COLUMN fading text',
	// Nurture: sequences (version 0 is a draft; a published version never changes), who is in them, the outbox, and to whom
	// nothing is sent.
	`
	CREATE TABLE sequence (
		key text COLLATE "C" NOT NULL,
		version integer NOT NULL,
		status text NOT NULL,
		definition text NOT NULL,
		created_at bigint NOT NULL,
		saved_by text,
		note text,
		PRIMARY KEY (key, version)
	);
	CREATE FUNCTION refuse_change_of_published_sequence() RETURNS trigger LANGUAGE plpgsql AS $$
	BEGIN
		RAISE EXCEPTION 'a published sequence version never changes, and is never removed';
	END $$;
	CREATE TRIGGER published_sequence_stays
	BEFORE UPDATE OR DELETE ON sequence
	FOR EACH ROW WHEN (OLD.status = 'published') EXECUTE FUNCTION refuse_change_of_published_sequence();

	CREATE TABLE enrolment (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		candidate_id bigint NOT NULL,
		sequence text COLLATE "C" NOT NULL,
		version integer NOT NULL,
		enrolled_at bigint NOT NULL,
		subject text COLLATE "C",
		fields text NOT NULL,
		skipped text NOT NULL DEFAULT '[]',
		look_at bigint,
		ended_at bigint,
		end_reason text
	);
	CREATE UNIQUE INDEX enrolment_running ON enrolment (candidate_id, sequence) WHERE ended_at IS NULL;
	CREATE INDEX enrolment_of_candidate ON enrolment (candidate_id);
	CREATE INDEX enrolment_due ON enrolment (look_at, id) WHERE look_at IS NOT NULL;

	CREATE TABLE send (
		id text COLLATE "C" PRIMARY KEY,
		candidate_id bigint NOT NULL,
		enrolment_id bigint NOT NULL,
		sequence text COLLATE "C" NOT NULL,
		version integer NOT NULL,
		step text COLLATE "C" NOT NULL,
		variant text NOT NULL,
		address text NOT NULL,
		due_at bigint NOT NULL,
		guarantee text NOT NULL,
		state text NOT NULL,
		attempts integer NOT NULL DEFAULT 0,
		not_before bigint NOT NULL,
		worker text COLLATE "C",
		lease_until bigint,
		at bigint,
		failure text,
		detail text,
		message_id text COLLATE "C"
	);
	CREATE INDEX send_due ON send (not_before, id) WHERE state = 'queued';
	CREATE INDEX send_held ON send (candidate_id, lease_until) WHERE state IN ('claimed', 'sending');
	CREATE INDEX send_of_candidate ON send (candidate_id, at);
	CREATE INDEX send_of_enrolment ON send (enrolment_id);
	CREATE INDEX send_of_message ON send (message_id) WHERE message_id IS NOT NULL;
	CREATE INDEX send_not_sent ON send (at) WHERE state IN ('failed', 'unknown');

	CREATE TABLE suppression (
		address text COLLATE "C" NOT NULL,
		reason text COLLATE "C" NOT NULL,
		at bigint NOT NULL,
		detail text,
		PRIMARY KEY (address, reason)
	);

	CREATE TABLE bounce (
		address text COLLATE "C" NOT NULL,
		mail text COLLATE "C" NOT NULL,
		at bigint NOT NULL,
		bounce text NOT NULL,
		diagnosis text NOT NULL,
		PRIMARY KEY (address, mail)
	);

	CREATE TABLE send_quota (
		sender text COLLATE "C" NOT NULL,
		minute bigint NOT NULL,
		mails integer NOT NULL,
		PRIMARY KEY (sender, minute)
	);
	`,
	// Transitions are handed to whoever listens, in the order of the transactions that wrote them: ids are given before
	// it is known who commits first. What was announced from outside has a key. And to whom a router let whom through.
	`
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
	`,
	// What people may ask of us: who did what when, whom was merged into whom and what was whose, who was erased (as
	// salted hashes) and what of that other systems still have to do. And what searches go by.
	`
	CREATE TABLE audit (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		at bigint NOT NULL,
		action text NOT NULL,
		who text NOT NULL,
		candidate_id bigint,
		details text
	);
	CREATE INDEX audit_of_candidate ON audit (candidate_id) WHERE candidate_id IS NOT NULL;
	CREATE INDEX audit_by_time ON audit (at);

	CREATE TABLE candidate_merge (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		survivor_id bigint NOT NULL,
		absorbed_id bigint NOT NULL,
		merged_at bigint NOT NULL,
		undone_at bigint,
		kept text NOT NULL
	);
	CREATE INDEX merge_of_survivor ON candidate_merge (survivor_id);
	CREATE INDEX merge_of_absorbed ON candidate_merge (absorbed_id);

	CREATE TABLE erased (
		hash text COLLATE "C" PRIMARY KEY,
		erased_at bigint NOT NULL,
		returned_at bigint,
		refused integer NOT NULL DEFAULT 0
	);
	CREATE INDEX erased_who_returned ON erased (returned_at) WHERE returned_at IS NOT NULL;

	CREATE TABLE erasure (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		candidate_id bigint NOT NULL,
		erased_at bigint NOT NULL,
		remote text
	);
	CREATE INDEX erasure_to_settle ON erasure (id) WHERE remote IS NOT NULL;

	ALTER TABLE snapshot ADD COLUMN last_active_on integer;
	CREATE INDEX snapshot_by_bucket ON snapshot
		(model_key, bucket, score DESC NULLS LAST, phase, medal, candidate_id)
		INCLUDE (last_active_on, model_version, next_change_on);
	ALTER TABLE event ADD COLUMN vacancy text COLLATE "C"
		GENERATED ALWAYS AS (CASE type WHEN 'vacancy.viewed' THEN left(subject, 200) END) STORED;
	CREATE INDEX event_of_vacancy ON event (vacancy, candidate_id) WHERE vacancy IS NOT NULL;
	`,
	// Counting who is there, what changed when and who was placed asks these alone, and no table; who stands where is
	// counted from the index that searches go by.
	`
	CREATE INDEX snapshot_placed ON snapshot (model_key, first_placed_at COLLATE "C", first_scored_at)
		WHERE first_placed_at IS NOT NULL;
	CREATE INDEX candidate_there ON candidate (id) WHERE merged_into IS NULL;
	CREATE INDEX transition_by_day ON transition (model_key, on_day, kind, from_value, to_value);
	`,
];

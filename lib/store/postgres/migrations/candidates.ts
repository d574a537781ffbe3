/** Models, candidates with their identities, the ledger, snapshots and transitions. */
export const FIRST_TABLES = `
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
`;

/**
 * What events count that left the ledger: their rows stay, with no type, and here is the tally of each way of
 * folding. A candidate has several rows of one way after others were merged into it.
 */
export const PRUNED_TALLIES = `
	CREATE TABLE pruned_tally (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		candidate_id bigint NOT NULL,
		patterns text COLLATE "C" NOT NULL,
		tally text NOT NULL,
		events integer NOT NULL,
		recorded_at bigint NOT NULL
	);
	CREATE INDEX pruned_tally_of_candidate ON pruned_tally (candidate_id, patterns);
`;

/**
 * What comes as long as nothing new is heard of somebody and only the score fades; written by runs over candidates.
 */
export const FADING = 'ALTER TABLE snapshot ADD COLUMN fading text';

/** What is counted lies apart: the daily run writes a snapshot anew, and this seldom. A stale snapshot has none. */
export const TALLIES = `
	CREATE TABLE tally (
		model_key text COLLATE "C" NOT NULL,
		candidate_id bigint NOT NULL,
		tally text NOT NULL,
		PRIMARY KEY (candidate_id, model_key)
	);
	INSERT INTO tally SELECT model_key, candidate_id, tally FROM snapshot WHERE tally <> '' ORDER BY candidate_id;
	ALTER TABLE snapshot DROP COLUMN tally;
`;

/** What comes is written in another form, which statements take over themselves; the next run writes it. */
export const FADING_FORM = 'UPDATE snapshot SET fading = NULL WHERE fading IS NOT NULL';

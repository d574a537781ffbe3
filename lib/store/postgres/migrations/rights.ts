/**
 * What people may ask of us: who did what when, whom was merged into whom and what was whose, who was erased (as
 * salted hashes) and what of that other systems still have to do. And what searches go by.
 */
export const RIGHTS = `
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
`;

/** Whoever is erased leaves the examples of published versions, too; what a version counts by still never changes. */
export const ERASED_EXAMPLES = `
	DROP TRIGGER published_model_stays_the_same ON model;
	CREATE TRIGGER published_model_stays_the_same
	BEFORE UPDATE OF key, version, definition, created_at, status, saved_by, note ON model
	FOR EACH ROW WHEN (OLD.status = 'published' AND (
		(NEW.key, NEW.version, NEW.created_at, NEW.status, NEW.saved_by, NEW.note)
			IS DISTINCT FROM (OLD.key, OLD.version, OLD.created_at, OLD.status, OLD.saved_by, OLD.note)
		OR (NEW.definition::jsonb - 'tests') IS DISTINCT FROM (OLD.definition::jsonb - 'tests')
	)) EXECUTE FUNCTION refuse_change_of_published_model();
`;

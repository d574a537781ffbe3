/**
 * What people may ask of us: who did what when, whom was merged into whom and what was whose, who was erased (as
 * salted hashes) and what of that other systems still have to do. And what searches go by.
 */
export const RIGHTS = `
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
`;

/** Whoever is erased leaves the examples of published versions, too; what a version counts by still never changes. */
export const ERASED_EXAMPLES = `
	DROP TRIGGER published_model_stays_the_same;
	CREATE TRIGGER published_model_stays_the_same
	BEFORE UPDATE OF key, version, definition, created_at, status, saved_by, note ON model
	WHEN OLD.status = 'published' AND (
		NEW.key IS NOT OLD.key OR NEW.version IS NOT OLD.version OR NEW.created_at IS NOT OLD.created_at
		OR NEW.status IS NOT OLD.status OR NEW.saved_by IS NOT OLD.saved_by OR NEW.note IS NOT OLD.note
		OR json_remove(NEW.definition, '$.tests') IS NOT json_remove(OLD.definition, '$.tests'))
	BEGIN SELECT RAISE(ABORT, 'a published model version never changes'); END;
`;

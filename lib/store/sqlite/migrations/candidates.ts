/** Models, candidates with their identities, the ledger, snapshots and transitions. */
export const FIRST_TABLES = `
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
`;

/** The parts of a score. Until now it was the engagement and nothing else. */
export const SCORE_PARTS = `
	ALTER TABLE snapshot ADD COLUMN engagement INTEGER;
	ALTER TABLE snapshot ADD COLUMN persona INTEGER;
	ALTER TABLE snapshot ADD COLUMN culture INTEGER;
	ALTER TABLE snapshot ADD COLUMN grade TEXT;
	ALTER TABLE snapshot ADD COLUMN persona_key TEXT;
	UPDATE snapshot SET engagement = score;
`;

/**
 * What events count that left the ledger: their rows stay, with no type, and here is the tally of each way of
 * folding. A candidate has several rows of one way after others were merged into it.
 */
export const PRUNED_TALLIES = `
	CREATE TABLE pruned_tally (
		id INTEGER PRIMARY KEY,
		candidate_id INTEGER NOT NULL,
		patterns TEXT NOT NULL,
		tally TEXT NOT NULL,
		events INTEGER NOT NULL,
		recorded_at INTEGER NOT NULL
	);
	CREATE INDEX pruned_tally_of_candidate ON pruned_tally (candidate_id, patterns);
`;

/**
 * What comes as long as nothing new is heard of somebody and only the score fades; written by runs over candidates.
 */
export const FADING = 'ALTER TABLE snapshot ADD COLUMN fading TEXT';

/** What is counted lies apart: the daily run writes a snapshot anew, and this seldom. A stale snapshot has none. */
export const TALLIES = `
	CREATE TABLE tally (
		model_key TEXT NOT NULL,
		candidate_id INTEGER NOT NULL,
		tally TEXT NOT NULL,
		PRIMARY KEY (model_key, candidate_id)
	) WITHOUT ROWID;
	INSERT INTO tally SELECT model_key, candidate_id, tally FROM snapshot WHERE tally <> '' ORDER BY 1, 2;
	ALTER TABLE snapshot DROP COLUMN tally;
`;

/** What comes is written in another form, which statements take over themselves; the next run writes it. */
export const FADING_FORM = 'UPDATE snapshot SET fading = NULL WHERE fading IS NOT NULL';

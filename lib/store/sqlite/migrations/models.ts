/**
 * Several models side by side: which keys have snapshots, their newest version, and the version that every
 * candidate has a snapshot of (0: some have not). Which patterns the snapshots were folded with was not kept, and
 * models took one another's timelines away, so all is read again from the ledger when next needed.
 */
export const SEVERAL_MODELS = `
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
`;

/** Drafts (version 0), and who published what and why. A published version never changes. */
export const MODEL_DRAFTS = `
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
`;

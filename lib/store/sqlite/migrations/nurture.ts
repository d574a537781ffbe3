/**
 * Nurture: sequences (version 0 is a draft; a published version never changes), who is in them, the outbox, and to whom
 * nothing is sent.
 */
export const NURTURE = `
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
`;

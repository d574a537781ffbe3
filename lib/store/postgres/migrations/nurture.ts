/**
 * Nurture: sequences (version 0 is a draft; a published version never changes), who is in them, the outbox, and to whom
 * nothing is sent.
 */
export const NURTURE = `
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
`;

CREATE TABLE candidate_store (schema_version integer NOT NULL);
INSERT INTO candidate_store VALUES (1);

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

INSERT INTO model (key, version, definition, created_at, patterns, status, saved_by, note) VALUES ('candidate-nl', 0, '{"key":"candidate-nl","version":0,"label":"Draft"}', 1767700800000, NULL, 'draft', 'ann', 'soon');
INSERT INTO model (key, version, definition, created_at, patterns, status, saved_by, note) VALUES ('candidate-nl', 1, '{"key":"candidate-nl","version":1,"label":"Candidate NL"}', 1767700800000, '["Europe/Amsterdam",[["page-view","page.viewed",[],false],["vacancy-view","vacancy.viewed",[],true],["ad-or-social",["ad.clicked","social.*"],[],false],["email-open","email.opened",[],false],["email-click","email.clicked",[],false],["cta-click","cta.clicked",[],false],["article-read","article.read",[],true],["video-watched","video.watched",[{"field":"properties.percent","op":"gte","value":75}],true],["asset-download","asset.downloaded",[],true],["webinar-registered","webinar.registered",[],true],["webinar-attended","webinar.attended",[],true],["newsletter","newsletter.subscribed",[],false],["job-alert","jobalert.subscribed",[],false],["contact-form","form.submitted",[{"field":"properties.form","op":"equals","value":"contact"}],false],["application-started","application.started",[],true],["application-submitted","application.submitted",[],true],["email-reply","email.replied",[],false],["chat","chat.held",[],false],["appointment","appointment.booked",[],true],["unsubscribe","email.unsubscribed",[],false],["complaint","email.complained",[],false],["hard-bounce","email.bounced",[{"field":"properties.kind","op":"equals","value":"hard"}],false],["paused","candidate.paused",[],false]]]', 'published', NULL, NULL);
INSERT INTO model (key, version, definition, created_at, patterns, status, saved_by, note) VALUES ('talent-pool', 1, '{"key":"talent-pool","version":1,"label":"Candidate NL"}', 1767700800000, '[\"how an older release folded\"]', 'published', NULL, NULL);
INSERT INTO scored_model (key, version, settled_version) VALUES ('candidate-nl', 1, 1);
INSERT INTO scored_model (key, version, settled_version) VALUES ('talent-pool', 1, 0);
INSERT INTO candidate (id, kind, is_known, timelines, merged_into, created_at) VALUES (1, 'candidate', true, '{"profile":[],"knownSince":1767355200000,"statuses":[],"consents":[[1767441600000,"nurture",1]],"pauses":[]}', NULL, 1767700800000);
INSERT INTO candidate (id, kind, is_known, timelines, merged_into, created_at) VALUES (2, 'candidate', true, '{"knownSince":1767355200000,"statuses":[],"consents":[[1767441600000,"nurture",1]],"pauses":[],"profile":[]}', 1, 1767700800000);
INSERT INTO candidate (id, kind, is_known, timelines, merged_into, created_at) VALUES (3, 'candidate', true, '{"knownSince":1767528000000,"statuses":[[1767528000000,"Hired","","e3"]],"consents":[],"pauses":[],"profile":[]}', NULL, 1767700800000);
INSERT INTO identity (kind, value, candidate_id) VALUES ('email', 'ann@example.com', 1);
INSERT INTO identity (kind, value, candidate_id) VALUES ('externalId', 'ATS-2', 3);
INSERT INTO identity (kind, value, candidate_id) VALUES ('visitorId', 'browser-1', 1);
INSERT INTO identity (kind, value, candidate_id) VALUES ('visitorId', 'browser-2', 1);
INSERT INTO event (event_id, candidate_id, type, occurred_at, recorded_at, subject, details) VALUES ('e0', 1, 'page.viewed', 1767268800000, 1767700800000, '/werken-bij', '{"who":{"visitorId":"browser-2"}}');
INSERT INTO event (event_id, candidate_id, type, occurred_at, recorded_at, subject, details) VALUES ('e1', 1, 'webinar.attended', 1767355200000, 1767700800000, 'webinar-1', '{"who":{"email":"ann@example.com","visitorId":"browser-1"}}');
INSERT INTO event (event_id, candidate_id, type, occurred_at, recorded_at, subject, details) VALUES ('e2', 1, 'asset.downloaded', 1767441600000, 1767700800000, 'salarisgids', '{"who":{"email":"ann@example.com","visitorId":"browser-1"},"consent":["nurture"]}');
INSERT INTO event (event_id, candidate_id, type, occurred_at, recorded_at, subject, details) VALUES ('e3', 3, 'application.status_changed', 1767528000000, 1767700800000, NULL, '{"who":{"externalId":"ATS-2"},"properties":{"status":"Hired"}}');
INSERT INTO event (event_id, candidate_id, type, occurred_at, recorded_at, subject, details) VALUES ('e4', 3, 'chat.held', 1767528000000, 1767700800000, NULL, '{"who":{"externalId":"ATS-2"}}');
INSERT INTO event (event_id, candidate_id, type, occurred_at, recorded_at, subject, details) VALUES ('e5', 3, 'page.viewed', 1767614400000, 1767700800000, NULL, '{"who":{"externalId":"ATS-2"},"source":"site"}');
INSERT INTO event (event_id, candidate_id, type, occurred_at, recorded_at, subject, details) VALUES ('e6', 1, 'page.viewed', 1767614400000, 1767700800000, NULL, '{"who":{"email":"ann@example.com","visitorId":"browser-2"}}');
INSERT INTO snapshot (model_key, candidate_id, model_version, tally, score, engagement, persona, culture, grade, persona_key, bucket, phase, medal, route, evaluated_on, next_change_on, first_scored_at, first_qualified_at, first_placed_at) VALUES ('candidate-nl', 1, 1, '{"counts":{"page-view":[20454,1,20458,1]},"subjects":{"webinar-attended":{":webinar-1":[20455]},"asset-download":{":salarisgids":[20456]}}}', 27, 27, NULL, NULL, NULL, NULL, 'lukewarm', 'think', NULL, 'nurture', 20459, 20464, '2026-01-01', NULL, NULL);
INSERT INTO snapshot (model_key, candidate_id, model_version, tally, score, engagement, persona, culture, grade, persona_key, bucket, phase, medal, route, evaluated_on, next_change_on, first_scored_at, first_qualified_at, first_placed_at) VALUES ('candidate-nl', 3, 1, '', 15, 15, NULL, NULL, NULL, NULL, 'cold', 'care', 'gold', 'care', 20459, 0, '2026-01-04', '2026-01-04', '2026-01-04');
INSERT INTO snapshot (model_key, candidate_id, model_version, tally, score, engagement, persona, culture, grade, persona_key, bucket, phase, medal, route, evaluated_on, next_change_on, first_scored_at, first_qualified_at, first_placed_at) VALUES ('talent-pool', 1, 1, '', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '', NULL, '', 0, 0, NULL, NULL, NULL);
INSERT INTO snapshot (model_key, candidate_id, model_version, tally, score, engagement, persona, culture, grade, persona_key, bucket, phase, medal, route, evaluated_on, next_change_on, first_scored_at, first_qualified_at, first_placed_at) VALUES ('talent-pool', 3, 1, '{"counts":{"chat":[20457,1],"page-view":[20458,1]},"subjects":{}}', 16, 16, NULL, NULL, NULL, NULL, 'cold', 'care', 'gold', 'care', 20459, 20467, '2026-01-04', '2026-01-04', '2026-01-04');
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 1, 'bucket', NULL, 'cold', 20454, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 1, 'phase', NULL, 'see', 20454, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 1, 'bucket', NULL, 'cold', 20455, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 1, 'phase', NULL, 'see', 20455, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 1, 'bucket', 'cold', 'lukewarm', 20456, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 1, 'phase', 'see', 'think', 20456, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 3, 'bucket', NULL, 'cold', 20457, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 3, 'phase', NULL, 'care', 20457, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 3, 'medal', NULL, 'gold', 20457, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('talent-pool', 3, 'bucket', NULL, 'cold', 20457, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('talent-pool', 3, 'phase', NULL, 'care', 20457, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('talent-pool', 3, 'medal', NULL, 'gold', 20457, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 1, 'bucket', 'cold', 'lukewarm', 20456, 'event', 1767700800000);
INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at) VALUES ('candidate-nl', 1, 'phase', 'see', 'think', 20456, 'event', 1767700800000);
SELECT setval('candidate_id', (SELECT max(id) FROM candidate));

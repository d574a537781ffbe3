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
INSERT INTO model VALUES ('candidate-nl', 1, '{"key":"candidate-nl","version":1}', 1767700800000);
INSERT INTO model VALUES ('talent-pool', 1, '{"key":"talent-pool","version":1}', 1767700800000);
INSERT INTO candidate VALUES (1, 'candidate', '{"knownSince":1767355200000,"statuses":[],"consents":[[1767441600000,"nurture",1]],"pauses":[]}', NULL, 1767700800000);
INSERT INTO candidate VALUES (2, 'candidate', '{"knownSince":1767614400000,"statuses":[],"consents":[],"pauses":[]}', NULL, 1767700800000);
INSERT INTO identity VALUES ('email', 'ann@example.com', 1);
INSERT INTO identity VALUES ('visitorId', 'browser-1', 1);
INSERT INTO identity VALUES ('externalId', 'ATS-2', 2);
INSERT INTO event VALUES ('e1', 1, 'webinar.attended', 1767355200000, 1767700800000, 'webinar-1', '{"who":{"email":"ann@example.com","visitorId":"browser-1"}}');
INSERT INTO event VALUES ('e2', 1, 'asset.downloaded', 1767441600000, 1767700800000, 'salarisgids', '{"who":{"email":"ann@example.com","visitorId":"browser-1"},"consent":["nurture"]}');
INSERT INTO event VALUES ('e3', 2, 'application.status_changed', 1767528000000, 1767700800000, NULL, '{"who":{"externalId":"ATS-2"},"properties":{"status":"Hired"}}');
INSERT INTO event VALUES ('e4', 2, 'chat.held', 1767528000000, 1767700800000, NULL, '{"who":{"externalId":"ATS-2"}}');
INSERT INTO event VALUES ('e5', 2, 'page.viewed', 1767614400000, 1767700800000, NULL, '{"who":{"externalId":"ATS-2"},"source":"site"}');
INSERT INTO snapshot VALUES ('candidate-nl', 1, 1, '{"counts":{},"subjects":{"webinar-attended":{":webinar-1":[20455]},"asset-download":{":salarisgids":[20456]}}}', 25, 'lukewarm', 'think', NULL, 'nurture', 20459, 20464, '2026-01-02', NULL, NULL);
INSERT INTO snapshot VALUES ('candidate-nl', 2, 1, '{"counts":{"chat":[20457,1]},"subjects":{}}', 15, 'cold', 'care', 'gold', 'care', 20459, 20467, '2026-01-04', '2026-01-04', '2026-01-04');
INSERT INTO snapshot VALUES ('talent-pool', 2, 1, '{"counts":{"page-view":[20458,1]},"subjects":{}}', 1, 'cold', 'see', NULL, 'keepWarm', 20459, NULL, '2026-01-05', NULL, NULL);
INSERT INTO transition VALUES (1, 'candidate-nl', 1, 'bucket', NULL, 'cold', 20455, 'event', 1767700800000);
INSERT INTO transition VALUES (2, 'candidate-nl', 1, 'phase', NULL, 'see', 20455, 'event', 1767700800000);
INSERT INTO transition VALUES (3, 'candidate-nl', 1, 'bucket', 'cold', 'lukewarm', 20456, 'event', 1767700800000);
INSERT INTO transition VALUES (4, 'candidate-nl', 1, 'phase', 'see', 'think', 20456, 'event', 1767700800000);
INSERT INTO transition VALUES (5, 'candidate-nl', 2, 'bucket', NULL, 'cold', 20457, 'event', 1767700800000);
INSERT INTO transition VALUES (6, 'candidate-nl', 2, 'phase', NULL, 'care', 20457, 'event', 1767700800000);
INSERT INTO transition VALUES (7, 'candidate-nl', 2, 'medal', NULL, 'gold', 20457, 'event', 1767700800000);
INSERT INTO transition VALUES (8, 'talent-pool', 2, 'bucket', NULL, 'cold', 20458, 'event', 1767700800000);
INSERT INTO transition VALUES (9, 'talent-pool', 2, 'phase', NULL, 'see', 20458, 'event', 1767700800000);
PRAGMA user_version = 1;

import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { fadingSql } from '../fading';
import { PRUNED_TYPE } from '../pruned';
import { CANDIDATE_COLUMNS, DUE_AT_ONCE, WITH_TALLY } from '../rows';
import { UPKEEP } from './upkeepStatements';
import { FEED } from './feedStatements';
import { INSIGHTS } from './insightStatements';
import { INBOX_SQL } from './inboxStatements';
import { NURTURE } from './nurtureStatements';
import { ROUTE } from './routeStatements';
import { RIGHTS } from './rightsStatements';
import { SYNC } from './syncStatements';
import { MODEL_VERSIONS } from './versionStatements';

const FADING = fadingSql('?3');

/** The statements, prepared once per connection. Lists go in as JSON arrays. */
export const SQL = {
	owners: `
		SELECT wanted.key AS place, i.candidate_id,
			i.kind <> 'visitorId' OR EXISTS (
				SELECT 1 FROM identity o WHERE o.candidate_id = i.candidate_id AND o.kind <> 'visitorId'
			) AS is_known
		FROM json_each(?2) wanted CROSS JOIN identity i ON i.kind = ?1 AND i.value = wanted.value`,
	writes: 'SELECT total_changes() AS own, data_version AS others FROM pragma_data_version',
	candidates: `
		SELECT ${CANDIDATE_COLUMNS}
		FROM json_each(?1) wanted
		CROSS JOIN candidate c ON c.id = wanted.value
		LEFT JOIN snapshot s ON s.model_key = ?2 AND s.candidate_id = c.id ${WITH_TALLY}`,
	due: `
		SELECT ${CANDIDATE_COLUMNS}
		FROM snapshot s CROSS JOIN candidate c ON c.id = s.candidate_id ${WITH_TALLY}
		WHERE s.model_key = ?1 AND s.next_change_on <= ?2
		LIMIT ?3`,
	dueFading: `
		SELECT count(*) AS due, count(*) FILTER (WHERE fades AND changes) AS changed,
			json_group_array(id) FILTER (WHERE fades) AS fading, json_group_array(id) FILTER (WHERE NOT fades) AS others
		FROM (
			SELECT candidate_id AS id, model_version = ?4 AND ${FADING.reaches} AS fades, ${FADING.changes} AS changes
			FROM snapshot s WHERE model_key = ?1 AND next_change_on <= ?2 LIMIT ?5)`,
	outdated: `
		SELECT ${CANDIDATE_COLUMNS}
		FROM candidate c LEFT JOIN snapshot s ON s.model_key = ?1 AND s.candidate_id = c.id ${WITH_TALLY}
		WHERE c.merged_into IS NULL AND c.id > ?3
			AND (s.model_version IS NOT ?2 OR s.next_change_on = ${DUE_AT_ONCE})
		ORDER BY c.id LIMIT ?4`,
	stale: `
		SELECT ${CANDIDATE_COLUMNS}
		FROM snapshot s INDEXED BY snapshot_due CROSS JOIN candidate c ON c.id = s.candidate_id ${WITH_TALLY}
		WHERE s.model_key = ?1 AND s.next_change_on = ${DUE_AT_ONCE} AND s.candidate_id > ?2
		ORDER BY s.candidate_id LIMIT ?3`,
	ledger: `
		SELECT e.candidate_id, e.event_id, e.type, e.occurred_at, e.recorded_at, e.subject, e.details
		FROM json_each(?) wanted CROSS JOIN event e ON e.candidate_id = wanted.value
		WHERE e.type <> '${PRUNED_TYPE}'`,
	pruned: `
		SELECT p.candidate_id, p.patterns, CASE WHEN ?2 IS NULL OR p.patterns = ?2 THEN p.tally END AS tally,
			p.events, p.recorded_at
		FROM json_each(?1) wanted CROSS JOIN pruned_tally p ON p.candidate_id = wanted.value`,
	histories: `
		SELECT c.id, c.kind, e.event_id, e.type, e.occurred_at, e.subject, e.details
		FROM candidate c CROSS JOIN event e ON e.candidate_id = c.id
		WHERE c.id > ?1 AND e.type <> '${PRUNED_TYPE}'
		ORDER BY c.id, e.occurred_at, e.event_id`,
	chosenHistories: `
		SELECT c.id, c.kind, e.event_id, e.type, e.occurred_at, e.subject, e.details
		FROM candidate c CROSS JOIN event e ON e.candidate_id = c.id
		WHERE c.id IN (SELECT value FROM json_each(?)) AND e.type <> '${PRUNED_TYPE}'
		ORDER BY c.id, e.occurred_at, e.event_id`,
	scoredModels: 'SELECT key, version, settled_version FROM scored_model',
	useModel: `
		INSERT INTO scored_model (key, version, settled_version)
		VALUES (?1, ?2, CASE WHEN EXISTS (SELECT 1 FROM candidate) THEN 0 ELSE ?2 END)
		ON CONFLICT (key) DO UPDATE SET version = max(version, excluded.version)`,
	settleModel: 'UPDATE scored_model SET settled_version = ?2 WHERE key = ?1 AND version = ?2',
	markStale: `
		INSERT INTO snapshot (model_key, candidate_id, model_version, phase, route, evaluated_on, next_change_on)
		SELECT m.key, wanted.value, m.version, '', '', 0, ${DUE_AT_ONCE}
		FROM json_each(?1) wanted CROSS JOIN scored_model m WHERE m.key <> ?2
		ON CONFLICT (model_key, candidate_id)
		DO UPDATE SET next_change_on = excluded.next_change_on, fading = NULL`,
	patterns: 'SELECT patterns FROM model WHERE key = ? AND version = ?',
	notePatterns: 'UPDATE model SET patterns = ? WHERE key = ? AND version = ?',
	forgetTallies: `
		UPDATE snapshot SET next_change_on = ${DUE_AT_ONCE}, fading = NULL
		WHERE model_key = ? AND model_version = ?`,
	identities: `
		SELECT i.kind, i.value, i.candidate_id
		FROM json_each(?) wanted CROSS JOIN identity i ON i.candidate_id = wanted.value`,
	survivors: `
		SELECT c.id, coalesce(c.merged_into, c.id) AS survivor
		FROM json_each(?) wanted CROSS JOIN candidate c ON c.id = wanted.value`,
	events: `
		SELECT event_id, type, occurred_at, recorded_at, subject, details
		FROM event WHERE candidate_id = ? AND type <> '${PRUNED_TYPE}'
		ORDER BY occurred_at DESC, event_id DESC LIMIT ?`,
	lastCandidateId: "SELECT seq AS id FROM sqlite_sequence WHERE name = 'candidate'",
	addCandidate: 'INSERT INTO candidate (id, kind, timelines, created_at) VALUES (?, ?, ?, ?)',
	knownEvents: `
		SELECT e.event_id FROM json_each(?) wanted CROSS JOIN event e ON e.event_id = wanted.value`,
	addIdentity: 'INSERT INTO identity (kind, value, candidate_id) VALUES (?, ?, ?)',
	addEvent: `
		INSERT INTO event (event_id, candidate_id, type, occurred_at, recorded_at, subject, details)
		VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
	addTransition: `
		INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at,
			is_return, is_quiet)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	announced: `
		SELECT candidate_id, kind, from_value, to_value, on_day, is_quiet
		FROM transition WHERE candidate_id = ? AND model_key = ?`,
	setTimelines: 'UPDATE candidate SET timelines = ? WHERE id = ?',
	setSnapshot: `
		REPLACE INTO snapshot (model_key, candidate_id, model_version, score, engagement, persona, culture,
			grade, persona_key, bucket, phase, medal, route,
			evaluated_on, next_change_on, first_scored_at, first_qualified_at, first_placed_at, last_active_on)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	setTally: 'REPLACE INTO tally (model_key, candidate_id, tally) VALUES (?, ?, ?)',
	evaluateSnapshot: `
		UPDATE snapshot SET model_version = ?, score = ?, engagement = ?, persona = ?, culture = ?, grade = ?,
			persona_key = ?, bucket = ?, phase = ?, medal = ?, route = ?, evaluated_on = ?, next_change_on = ?,
			first_scored_at = ?, first_qualified_at = ?, first_placed_at = ?, last_active_on = ?,
			fading = ?
		WHERE model_key = ? AND candidate_id = ?`,
	fadeSnapshots: `
		UPDATE snapshot AS s SET evaluated_on = ?2, ${FADING.takeOver}
		WHERE model_key = ?1 AND candidate_id IN (SELECT value FROM json_each(?4))`,
	moveEvents: 'UPDATE event SET candidate_id = ? WHERE candidate_id = ?',
	moveIdentities: 'UPDATE identity SET candidate_id = ? WHERE candidate_id = ?',
	movePruned: 'UPDATE pruned_tally SET candidate_id = ? WHERE candidate_id = ?',
	moveTransitions: 'UPDATE transition SET candidate_id = ? WHERE candidate_id = ?',
	moveRouted: 'UPDATE routed SET candidate_id = ? WHERE candidate_id = ?',
	dropSnapshots: `
		DELETE FROM snapshot WHERE candidate_id = ? AND model_key IN (SELECT key FROM scored_model)`,
	dropTallies: `
		DELETE FROM tally WHERE candidate_id = ? AND model_key IN (SELECT key FROM scored_model)`,
	markMerged: 'UPDATE candidate SET merged_into = ?1 WHERE id = ?2 OR merged_into = ?2',
	...MODEL_VERSIONS,
	addModel: `
		INSERT INTO model (key, version, definition, created_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
	...UPKEEP,
	...INSIGHTS,
	...INBOX_SQL,
	...SYNC,
	...NURTURE,
	...FEED,
	...ROUTE,
	...RIGHTS,
} as const;

/** All statements, prepared. */
export type Statements = Record<keyof typeof SQL, StatementSync>;

/** Prepares all statements; takes about a millisecond. */
export function prepareStatements(database: DatabaseSync): Statements {
	const entries = Object.entries(SQL).map(([name, sql]) => [name, database.prepare(sql)]);
	return Object.fromEntries(entries) as Statements;
}

import { fadingSql } from '../fading';
import { PRUNED_TYPE } from '../pruned';
import { CANDIDATE_COLUMNS, DUE_AT_ONCE } from '../rows';
import { WITH_TALLY } from './withTally';
import { movedTo } from './movedTo';
import { MOVE } from './moveStatements';
import { UPKEEP } from './upkeepStatements';
import { FEED } from './feedStatements';
import { INSIGHTS } from './insightStatements';
import { INBOX_SQL } from './inboxStatements';
import { NURTURE } from './nurtureStatements';
import { ROUTE } from './routeStatements';
import { RIGHTS } from './rightsStatements';
import { SYNC } from './syncStatements';
import { transitionsOf } from './transitionsOf';
import { MODEL_VERSIONS } from './versionStatements';

const OWNED = `
	SELECT wanted.place, i.candidate_id, c.is_known
	FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS wanted (kind, value, place)
	JOIN identity i ON i.kind = wanted.kind AND i.value = wanted.value
	JOIN candidate c ON c.id = i.candidate_id`;

const FADING = fadingSql('$6');

/**
 * The statements, prepared once per connection. Lists go in as arrays, one per column.
 *
 * What locks does so in one order everywhere: candidates by id, then identities by kind and value; a candidate's
 * events, snapshots and tallies are only written by who holds the candidate. What is locked is read by a statement of its
 * own: one that locks and reads may find a snapshot of now beside a tally of before.
 */
export const SQL = {
	owners: OWNED,
	lockOwners: `${OWNED} WHERE c.merged_into IS NULL ORDER BY c.id FOR NO KEY UPDATE OF c`,
	lockFree: `
		SELECT id, is_known FROM candidate WHERE id = ANY ($1::bigint[]) AND merged_into IS NULL
		ORDER BY id FOR NO KEY UPDATE SKIP LOCKED`,
	candidates: `
		SELECT ${CANDIDATE_COLUMNS}
		FROM unnest($1::bigint[]) AS wanted (id)
		JOIN candidate c ON c.id = wanted.id
		LEFT JOIN snapshot s ON s.candidate_id = c.id AND s.model_key = $2 ${WITH_TALLY}`,
	lockDue: `
		SELECT c.id, s.next_change_on
		FROM snapshot s JOIN candidate c ON c.id = s.candidate_id
		WHERE s.model_key = $1 AND s.next_change_on <= $2 AND (s.next_change_on, s.candidate_id) > ($3, $4)
		ORDER BY s.next_change_on, s.candidate_id LIMIT $5 FOR NO KEY UPDATE OF c, s SKIP LOCKED`,
	// Looked for by the index of who is due, then locked in the order in which everybody locks.
	lockLastDue: `
		SELECT c.id, s.next_change_on
		FROM (
			SELECT candidate_id AS id FROM snapshot
			WHERE model_key = $1 AND next_change_on <= $2 ORDER BY next_change_on, candidate_id LIMIT $3
		) AS due
		JOIN snapshot s ON s.candidate_id = due.id AND s.model_key = $1
		JOIN candidate c ON c.id = due.id
		WHERE s.next_change_on <= $2 ORDER BY c.id FOR NO KEY UPDATE OF c, s`,
	// Whoever writes about a candidate also writes the snapshot, so holding that is enough; nobody is waited for.
	takeFading: `
		SELECT candidate_id AS id, next_change_on, model_version = $5 AND ${FADING.reaches} AS fades,
			${FADING.changes} AS changes
		FROM snapshot s
		WHERE model_key = $1 AND next_change_on <= $2 AND (next_change_on, candidate_id) > ($3, $4)
		ORDER BY next_change_on, candidate_id LIMIT $7 FOR NO KEY UPDATE SKIP LOCKED`,
	// Of whom the snapshot is held already, so that nobody can write the tally meanwhile.
	lockDueOf: `
		SELECT ${CANDIDATE_COLUMNS}
		FROM unnest($2::bigint[]) AS wanted (id)
		JOIN snapshot s ON s.candidate_id = wanted.id AND s.model_key = $1
		JOIN candidate c ON c.id = wanted.id ${WITH_TALLY}
		FOR NO KEY UPDATE OF c, s SKIP LOCKED`,
	lockOutdated: `
		SELECT c.id
		FROM candidate c LEFT JOIN snapshot s ON s.candidate_id = c.id AND s.model_key = $1
		WHERE c.merged_into IS NULL AND c.id > $3
			AND (s.model_version IS DISTINCT FROM $2 OR s.next_change_on = ${DUE_AT_ONCE})
		ORDER BY c.id LIMIT $4 FOR NO KEY UPDATE OF c`,
	outdated: `
		SELECT ${CANDIDATE_COLUMNS}
		FROM candidate c LEFT JOIN snapshot s ON s.candidate_id = c.id AND s.model_key = $1 ${WITH_TALLY}
		WHERE c.merged_into IS NULL AND c.id > $3
			AND (s.model_version IS DISTINCT FROM $2 OR s.next_change_on = ${DUE_AT_ONCE})
		ORDER BY c.id LIMIT $4`,
	stale: `
		SELECT ${CANDIDATE_COLUMNS}
		FROM snapshot s JOIN candidate c ON c.id = s.candidate_id ${WITH_TALLY}
		WHERE s.model_key = $1 AND s.next_change_on = ${DUE_AT_ONCE} AND s.candidate_id > $2
		ORDER BY s.candidate_id LIMIT $3`,
	ledger: `
		SELECT e.candidate_id, e.event_id, e.type, e.occurred_at, e.recorded_at, e.subject, e.details
		FROM unnest($1::bigint[]) AS wanted (id) JOIN event e ON e.candidate_id = wanted.id
		WHERE e.type <> '${PRUNED_TYPE}'`,
	pruned: `
		SELECT p.candidate_id, p.patterns, CASE WHEN $2::text IS NULL OR p.patterns = $2 THEN p.tally END AS tally,
			p.events, p.recorded_at
		FROM unnest($1::bigint[]) AS wanted (id) JOIN pruned_tally p ON p.candidate_id = wanted.id`,
	candidatesAfter: `
		SELECT id FROM candidate WHERE merged_into IS NULL AND id > $1 ORDER BY id LIMIT $2`,
	histories: `
		SELECT c.id, c.kind, e.event_id, e.type, e.occurred_at, e.subject, e.details
		FROM unnest($1::bigint[]) AS wanted (id) JOIN candidate c ON c.id = wanted.id
			JOIN event e ON e.candidate_id = c.id
		WHERE c.merged_into IS NULL AND e.type <> '${PRUNED_TYPE}'
		ORDER BY c.id, e.occurred_at, e.event_id LIMIT $2`,
	scoredModels: 'SELECT key, version, settled_version FROM scored_model',
	useModel: `
		INSERT INTO scored_model (key, version, settled_version)
		VALUES ($1, $2::integer, CASE WHEN EXISTS (SELECT FROM candidate) THEN 0 ELSE $2::integer END)
		ON CONFLICT (key) DO UPDATE SET version = greatest(scored_model.version, excluded.version)`,
	settleModel: 'UPDATE scored_model SET settled_version = $2 WHERE key = $1 AND version = $2',
	markStale: `
		INSERT INTO snapshot (model_key, candidate_id, model_version, phase, route, evaluated_on, next_change_on)
		SELECT m.key, wanted.id, m.version, '', '', 0, ${DUE_AT_ONCE}
		FROM unnest($1::bigint[]) AS wanted (id) CROSS JOIN scored_model m WHERE m.key <> $2
		ON CONFLICT (candidate_id, model_key)
		DO UPDATE SET next_change_on = excluded.next_change_on, fading = NULL`,
	patterns: 'SELECT version, patterns FROM model WHERE key = $1 AND version = ANY ($2::integer[])',
	notePatterns: 'UPDATE model SET patterns = $1 WHERE key = $2 AND version = $3',
	forgetTallies: `
		UPDATE snapshot SET next_change_on = ${DUE_AT_ONCE}, fading = NULL
		WHERE model_key = $1 AND model_version = $2`,
	identities: `
		SELECT i.kind, i.value, i.candidate_id
		FROM unnest($1::bigint[]) AS wanted (id) JOIN identity i ON i.candidate_id = wanted.id
		ORDER BY i.kind, i.value`,
	survivors: `
		SELECT c.id, coalesce(c.merged_into, c.id) AS survivor
		FROM unnest($1::bigint[]) AS wanted (id) JOIN candidate c ON c.id = wanted.id`,
	events: `
		SELECT event_id, type, occurred_at, recorded_at, subject, details
		FROM event WHERE candidate_id = $1 AND type <> '${PRUNED_TYPE}'
		ORDER BY occurred_at DESC, event_id DESC LIMIT $2`,
	newCandidateIds: `SELECT nextval('candidate_id') AS id FROM generate_series(1, $1::integer)`,
	addCandidates: `
		INSERT INTO candidate (id, kind, is_known, timelines, created_at)
		SELECT id, kind, is_known = 1, timelines, $5::bigint
		FROM unnest($1::bigint[], $2::text[], $3::integer[], $4::text[]) AS added (id, kind, is_known, timelines)`,
	knownEvents: `
		SELECT e.event_id
		FROM unnest($1::text[]) AS wanted (event_id) JOIN event e ON e.event_id = wanted.event_id`,
	addIdentities: `
		INSERT INTO identity (kind, value, candidate_id)
		SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[]) ON CONFLICT DO NOTHING`,
	dropIdentities: `
		DELETE FROM identity i USING unnest($1::text[], $2::text[]) AS dropped (kind, value)
		WHERE i.kind = dropped.kind AND i.value = dropped.value`,
	addEvents: `
		INSERT INTO event (event_id, candidate_id, type, occurred_at, subject, details, recorded_at)
		SELECT added.*, $7::bigint
		FROM unnest($1::text[], $2::bigint[], $3::text[], $4::bigint[], $5::text[], $6::text[]) AS added
		ON CONFLICT DO NOTHING RETURNING event_id`,
	addTransitions: `
		INSERT INTO transition (model_key, candidate_id, kind, from_value, to_value, on_day, cause, recorded_at,
			is_return, is_quiet)
		SELECT $1, candidate_id, kind, from_value, to_value, on_day, cause, $2::bigint, is_return = 1, is_quiet = 1
		FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::text[], $9::integer[],
			$10::integer[]) WITH ORDINALITY
			AS added (candidate_id, kind, from_value, to_value, on_day, cause, is_return, is_quiet, place)
		ORDER BY place RETURNING id`,
	announced: `
		SELECT t.candidate_id, t.kind, t.from_value, t.to_value, t.on_day, t.is_quiet
		FROM unnest($1::bigint[]) AS wanted (id) CROSS JOIN ${transitionsOf('wanted.id')}
		WHERE t.model_key = $2`,
	setCandidates: `
		UPDATE candidate c
		SET timelines = coalesce(changed.timelines, c.timelines), is_known = c.is_known OR changed.is_known = 1
		FROM unnest($1::bigint[], $2::text[], $3::integer[]) AS changed (id, timelines, is_known)
		WHERE c.id = changed.id`,
	setSnapshots: `
		INSERT INTO snapshot (model_key, model_version, candidate_id, score, engagement, persona, culture,
			grade, persona_key, bucket, phase, medal, route, evaluated_on, next_change_on, first_scored_at,
			first_qualified_at, first_placed_at, last_active_on)
		SELECT $1, $2::integer, changed.*
		FROM unnest($3::bigint[], $4::integer[], $5::integer[], $6::integer[], $7::integer[], $8::text[],
			$9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::integer[], $15::integer[],
			$16::text[], $17::text[], $18::text[], $19::integer[]) AS changed
		ON CONFLICT (candidate_id, model_key) DO UPDATE SET
			model_version = excluded.model_version, score = excluded.score,
			engagement = excluded.engagement, persona = excluded.persona, culture = excluded.culture,
			grade = excluded.grade, persona_key = excluded.persona_key, bucket = excluded.bucket,
			phase = excluded.phase, medal = excluded.medal, route = excluded.route,
			evaluated_on = excluded.evaluated_on, next_change_on = excluded.next_change_on,
			first_scored_at = excluded.first_scored_at, first_qualified_at = excluded.first_qualified_at,
			first_placed_at = excluded.first_placed_at, last_active_on = excluded.last_active_on, fading = NULL`,
	setTallies: `
		INSERT INTO tally (model_key, candidate_id, tally)
		SELECT $1, changed.* FROM unnest($2::bigint[], $3::text[]) AS changed
		ON CONFLICT (candidate_id, model_key) DO UPDATE SET tally = excluded.tally`,
	evaluateSnapshots: `
		UPDATE snapshot s SET
			model_version = $2, score = changed.score, engagement = changed.engagement, persona = changed.persona,
			culture = changed.culture, grade = changed.grade, persona_key = changed.persona_key,
			bucket = changed.bucket, phase = changed.phase, medal = changed.medal, route = changed.route,
			evaluated_on = changed.evaluated_on, next_change_on = changed.next_change_on,
			first_scored_at = changed.first_scored_at, first_qualified_at = changed.first_qualified_at,
			first_placed_at = changed.first_placed_at, last_active_on = changed.last_active_on, fading = changed.fading
		FROM unnest($3::bigint[], $4::integer[], $5::integer[], $6::integer[], $7::integer[], $8::text[],
			$9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::integer[], $15::integer[],
			$16::text[], $17::text[], $18::text[], $19::integer[], $20::text[])
			AS changed (candidate_id, score, engagement, persona, culture, grade, persona_key, bucket, phase, medal,
				route, evaluated_on, next_change_on, first_scored_at, first_qualified_at, first_placed_at,
				last_active_on, fading)
		WHERE s.candidate_id = changed.candidate_id AND s.model_key = $1`,
	fadeSnapshots: `
		UPDATE snapshot s SET evaluated_on = $2::integer, ${fadingSql('$3').takeOver}
		WHERE candidate_id = ANY ($4::bigint[]) AND model_key = $1`,
	moveEvents: movedTo('event'),
	moveIdentities: movedTo('identity'),
	movePruned: movedTo('pruned_tally'),
	moveTransitions: movedTo('transition'),
	moveRouted: movedTo('routed'),
	dropSnapshots: 'DELETE FROM snapshot WHERE candidate_id = ANY ($1::bigint[])',
	dropTallies: 'DELETE FROM tally WHERE candidate_id = ANY ($1::bigint[])',
	moveMerged: `
		UPDATE candidate c SET merged_into = merged.survivor
		FROM unnest($1::bigint[], $2::bigint[]) AS merged (absorbed, survivor)
		WHERE c.merged_into = merged.absorbed`,
	markMerged: `
		UPDATE candidate c SET merged_into = merged.survivor
		FROM unnest($1::bigint[], $2::bigint[]) AS merged (absorbed, survivor)
		WHERE c.id = merged.absorbed`,
	lockModels: 'LOCK TABLE model IN SHARE ROW EXCLUSIVE MODE',
	lockScoredModels: 'LOCK TABLE scored_model IN EXCLUSIVE MODE',
	...MODEL_VERSIONS,
	addModel: `
		INSERT INTO model (key, version, definition, created_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT DO NOTHING`,
	...UPKEEP,
	...INSIGHTS,
	...MOVE,
	...INBOX_SQL,
	...SYNC,
	...NURTURE,
	...FEED,
	...ROUTE,
	...RIGHTS,
} as const;

/** The name of a statement. */
export type StatementName = keyof typeof SQL;

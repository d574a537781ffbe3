import { PRUNED_TYPE } from '../pruned';
import { DEFAULT_HORIZON_DAYS } from '../retention';
import { UPKEEP_ANYWHERE } from '../upkeepStatements';

/** The statements of the upkeep; part of those in `statements.ts`. */
export const UPKEEP = {
	...UPKEEP_ANYWHERE,
	horizon: `
		SELECT coalesce(max(coalesce((definition::json ->> 'horizonDays')::integer, ${DEFAULT_HORIZON_DAYS})),
			${DEFAULT_HORIZON_DAYS}) AS days
		FROM model WHERE status = 'published'`,
	takeCandidatesAfter: `
		SELECT id, timelines FROM candidate WHERE id > $1 AND merged_into IS NULL ORDER BY id LIMIT $2
		FOR NO KEY UPDATE`,
	prunable: `
		SELECT e.candidate_id, e.event_id, e.type, e.occurred_at, e.recorded_at, e.subject, e.details
		FROM unnest($1::bigint[]) AS wanted (id)
		JOIN event e ON e.candidate_id = wanted.id AND e.occurred_at < $2
		WHERE e.type <> '${PRUNED_TYPE}' ORDER BY e.candidate_id LIMIT $3`,
	pruneEvents: `
		UPDATE event e SET type = '${PRUNED_TYPE}', subject = NULL, details = NULL
		FROM unnest($1::text[]) AS wanted (event_id) WHERE e.event_id = wanted.event_id`,
	forgetEvents: `
		DELETE FROM event e USING unnest($1::bigint[]) AS wanted (id)
		WHERE e.candidate_id = wanted.id AND e.occurred_at < $2 AND e.type = '${PRUNED_TYPE}'`,
	completeTimelines: `
		UPDATE candidate c SET timelines = completed.timelines
		FROM unnest($1::text[], $2::bigint[]) AS completed (timelines, id) WHERE c.id = completed.id`,
	dropPruned: `
		DELETE FROM pruned_tally p USING unnest($1::bigint[], $2::text[]) AS dropped (candidate_id, patterns)
		WHERE p.candidate_id = dropped.candidate_id AND p.patterns = dropped.patterns`,
	addPruned: `
		INSERT INTO pruned_tally (candidate_id, patterns, tally, events, recorded_at)
		SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::integer[], $5::bigint[])`,
	idsAfter: `
		(SELECT id FROM candidate WHERE merged_into IS NULL AND id > $1 ORDER BY id LIMIT $2)
		UNION
		(SELECT DISTINCT candidate_id FROM identity WHERE candidate_id > $1 ORDER BY candidate_id LIMIT $2)
		UNION
		(SELECT DISTINCT candidate_id FROM event WHERE candidate_id > $1 ORDER BY candidate_id LIMIT $2)
		UNION
		(SELECT candidate_id FROM snapshot WHERE model_key = $3 AND candidate_id > $1
			ORDER BY candidate_id LIMIT $2)
		ORDER BY id LIMIT $2`,
	firstFrom: `
		SELECT DISTINCT (
			SELECT c.id FROM candidate c WHERE c.id >= wanted.id AND c.merged_into IS NULL ORDER BY c.id LIMIT 1
		) AS id
		FROM unnest($1::bigint[]) AS wanted (id)`,
	strays: `
		SELECT wanted.id AS candidate_id, c.merged_into,
			(SELECT count(*) FROM identity i WHERE i.candidate_id = wanted.id) AS identities,
			(SELECT count(*) FROM event e WHERE e.candidate_id = wanted.id) AS events,
			(SELECT count(*) FROM snapshot s WHERE s.model_key = $2 AND s.candidate_id = wanted.id) AS snapshots
		FROM unnest($1::bigint[]) AS wanted (id) LEFT JOIN candidate c ON c.id = wanted.id
		WHERE c.id IS NULL OR c.merged_into IS NOT NULL`,
	/** Where everything is counted, indexes do not help. */
	scanTables: 'SET LOCAL enable_seqscan = on',
	counts: `
		SELECT
			(SELECT count(*) FROM candidate WHERE merged_into IS NULL) AS candidates,
			(SELECT count(*) FROM identity) AS identities,
			(SELECT count(*) FROM transition) AS transitions,
			(SELECT count(*) FROM model WHERE status = 'published') AS versions,
			count(*) FILTER (WHERE type <> '${PRUNED_TYPE}') AS events,
			count(*) FILTER (WHERE type = '${PRUNED_TYPE}') AS pruned_events,
			min(occurred_at) FILTER (WHERE type <> '${PRUNED_TYPE}') AS oldest,
			max(occurred_at) FILTER (WHERE type <> '${PRUNED_TYPE}') AS newest
		FROM event`,
	countSnapshots: `
		SELECT count(*) AS snapshots, count(*) FILTER (WHERE next_change_on <= $2::integer) AS due,
			count(*) FILTER (WHERE evaluated_on > $2::integer) AS ahead
		FROM snapshot WHERE model_key = $1`,
	facts: `
		SELECT current_setting('server_version') AS version,
			(SELECT schema_version FROM candidate_store) AS schema_version,
			(SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class
				WHERE relkind = 'r' AND relnamespace = quote_ident(current_schema())::regnamespace) AS bytes`,
	rewriteVersion: 'UPDATE candidate_store SET schema_version = schema_version',
	tables: `
		SELECT relname AS name FROM pg_class
		WHERE relkind = 'r' AND relnamespace = quote_ident(current_schema())::regnamespace ORDER BY relname`,
} as const;

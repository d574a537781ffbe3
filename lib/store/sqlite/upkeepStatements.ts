import { PRUNED_TYPE } from '../pruned';
import { DEFAULT_HORIZON_DAYS } from '../retention';
import { UPKEEP_ANYWHERE } from '../upkeepStatements';

/** The statements of the upkeep; part of those in `statements.ts`. */
export const UPKEEP = {
	...UPKEEP_ANYWHERE,
	horizon: `
		SELECT coalesce(max(coalesce(definition ->> 'horizonDays', ${DEFAULT_HORIZON_DAYS})), ${DEFAULT_HORIZON_DAYS}) AS days
		FROM model WHERE status = 'published'`,
	takeCandidatesAfter: `
		SELECT id, timelines FROM candidate WHERE id > ? AND merged_into IS NULL ORDER BY id LIMIT ?`,
	prunable: `
		SELECT e.candidate_id, e.event_id, e.type, e.occurred_at, e.recorded_at, e.subject, e.details
		FROM json_each(?1) wanted CROSS JOIN event e ON e.candidate_id = wanted.value AND e.occurred_at < ?2
		WHERE e.type <> '${PRUNED_TYPE}' LIMIT ?3`,
	pruneEvents: `
		UPDATE event SET type = '${PRUNED_TYPE}', subject = NULL, details = NULL
		WHERE event_id IN (SELECT value FROM json_each(?))`,
	forgetEvents: `
		DELETE FROM event
		WHERE candidate_id IN (SELECT value FROM json_each(?1)) AND occurred_at < ?2 AND type = '${PRUNED_TYPE}'`,
	completeTimelines: 'UPDATE candidate SET timelines = ? WHERE id = ?',
	dropPruned: 'DELETE FROM pruned_tally WHERE candidate_id = ? AND patterns = ?',
	addPruned: `
		INSERT INTO pruned_tally (candidate_id, patterns, tally, events, recorded_at) VALUES (?, ?, ?, ?, ?)`,
	idsAfter: `
		SELECT id FROM (SELECT id FROM candidate WHERE merged_into IS NULL AND id > ?1 ORDER BY id LIMIT ?2)
		UNION
		SELECT id FROM (
			SELECT DISTINCT candidate_id AS id FROM identity WHERE candidate_id > ?1 ORDER BY candidate_id LIMIT ?2)
		UNION
		SELECT id FROM (
			SELECT DISTINCT candidate_id AS id FROM event WHERE candidate_id > ?1 ORDER BY candidate_id LIMIT ?2)
		UNION
		SELECT id FROM (
			SELECT candidate_id AS id FROM snapshot WHERE model_key = ?3 AND candidate_id > ?1
			ORDER BY candidate_id LIMIT ?2)
		ORDER BY id LIMIT ?2`,
	firstFrom: `
		SELECT DISTINCT (
			SELECT c.id FROM candidate c WHERE c.id >= wanted.value AND c.merged_into IS NULL ORDER BY c.id LIMIT 1
		) AS id
		FROM json_each(?) wanted`,
	strays: `
		SELECT wanted.value AS candidate_id, c.merged_into,
			(SELECT count(*) FROM identity i WHERE i.candidate_id = wanted.value) AS identities,
			(SELECT count(*) FROM event e WHERE e.candidate_id = wanted.value) AS events,
			(SELECT count(*) FROM snapshot s WHERE s.model_key = ?2 AND s.candidate_id = wanted.value) AS snapshots
		FROM json_each(?1) wanted LEFT JOIN candidate c ON c.id = wanted.value
		WHERE c.id IS NULL OR c.merged_into IS NOT NULL`,
	endOfRange: `
		SELECT max(id) AS id, count(*) AS size FROM (SELECT id FROM candidate WHERE id > ? ORDER BY id LIMIT ?)`,
	countRange: `
		SELECT
			(SELECT count(*) FROM candidate WHERE id > ?1 AND id <= ?2 AND merged_into IS NULL) AS candidates,
			(SELECT count(*) FROM identity WHERE candidate_id > ?1 AND candidate_id <= ?2) AS identities,
			(SELECT count(*) FROM transition WHERE candidate_id > ?1 AND candidate_id <= ?2) AS transitions,
			count(*) FILTER (WHERE type <> '${PRUNED_TYPE}') AS events,
			count(*) FILTER (WHERE type = '${PRUNED_TYPE}') AS pruned_events,
			min(occurred_at) FILTER (WHERE type <> '${PRUNED_TYPE}') AS oldest,
			max(occurred_at) FILTER (WHERE type <> '${PRUNED_TYPE}') AS newest
		FROM event WHERE candidate_id > ?1 AND candidate_id <= ?2`,
	countSnapshots: `
		SELECT count(*) AS snapshots, count(*) FILTER (WHERE evaluated_on > ?4) AS ahead FROM snapshot
		WHERE model_key = ?1 AND candidate_id > ?2 AND candidate_id <= ?3`,
	countDue: 'SELECT count(*) AS due FROM snapshot WHERE model_key = ? AND next_change_on <= ?',
	countVersions: "SELECT count(*) AS versions FROM model WHERE status = 'published'",
} as const;

import { asNumber, type Dialect, isWanted } from './dialect';

/** To keep what was whose when candidates are merged, and to tell them apart again. */
export function mergeStatements(dialect: Dialect) {
	const { texts, pairs, among, pair, list, object, json } = dialect;
	return {
		keepMerge: `
			INSERT INTO candidate_merge (survivor_id, absorbed_id, merged_at, kept)
			SELECT s.id, a.id, ${asNumber('?2')}, ${object({
				timelines: json('a.timelines'),
				survivorTimelines: json('s.timelines'),
				identities: `(SELECT ${list(pair('i.kind', 'i.value'))} FROM identity i WHERE i.candidate_id = a.id)`,
				events: `(SELECT ${list('e.event_id')} FROM event e WHERE e.candidate_id = a.id)`,
				prunedEvents: "(SELECT count(*) FROM event e WHERE e.candidate_id = a.id AND e.type = '')",
				pruned: `(SELECT ${list('p.id')} FROM pruned_tally p WHERE p.candidate_id = a.id)`,
				transitions: `(SELECT ${list('t.id')} FROM transition t WHERE t.candidate_id = a.id)`,
				followers: `(SELECT ${list('f.id')} FROM candidate f WHERE f.merged_into = a.id)`,
			})}
			FROM ${pairs('?1')} AS merged
			JOIN candidate s ON s.id = ${asNumber('merged.kind')} JOIN candidate a ON a.id = ${asNumber('merged.value')}`,
		mergesOf: `
			SELECT id, survivor_id, absorbed_id, merged_at, kept FROM candidate_merge
			WHERE ${isWanted(dialect, 'absorbed_id')} AND undone_at IS NULL ORDER BY id DESC`,
		mergesInto: `
			SELECT id, survivor_id, absorbed_id, merged_at, kept FROM candidate_merge
			WHERE ${isWanted(dialect, 'survivor_id')} AND undone_at IS NULL ORDER BY id`,
		undoMerge: 'UPDATE candidate_merge SET undone_at = ?2 WHERE id = ?1',
		giveIdentities: `
			UPDATE identity SET candidate_id = ?2 WHERE candidate_id = ?1 AND EXISTS (
				SELECT 1 FROM ${pairs('?3')} AS given
				WHERE given.kind = identity.kind AND given.value = identity.value)`,
		giveEvents: `
			UPDATE event SET candidate_id = ?2
			WHERE candidate_id = ?1 AND event_id IN (SELECT value FROM ${texts('?3')} AS given)`,
		givePruned: `
			UPDATE pruned_tally SET candidate_id = ?2
			WHERE candidate_id = ?1 AND ${among('id', '?3')}`,
		giveTransitions: `
			UPDATE transition SET candidate_id = ?2
			WHERE candidate_id = ?1 AND ${among('id', '?3')}`,
		giveFollowers: `
			UPDATE candidate SET merged_into = ?2
			WHERE merged_into = ?1 AND ${among('id', '?3')}`,
		prunedNow: `
			SELECT count(*) AS events FROM event
			WHERE candidate_id = ?1 AND type = '' AND event_id IN (SELECT value FROM ${texts('?2')} AS given)`,
		setPerson: 'UPDATE candidate SET timelines = ?2, merged_into = ?3 WHERE id = ?1',
		setKnown: dialect.setKnown,
	};
}

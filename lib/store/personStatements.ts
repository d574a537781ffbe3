import { type Dialect, isWanted } from './dialect';

/** To find people, and to write down who did what about them. */
export function personStatements(dialect: Dialect) {
	const { among } = dialect;
	return {
		people: `
			SELECT id, kind, timelines, merged_into FROM candidate
			WHERE ${isWanted(dialect, 'id')} OR ${isWanted(dialect, 'merged_into')} ORDER BY id`,
		identitiesOf: `
			SELECT kind, value, candidate_id FROM identity WHERE ${isWanted(dialect, 'candidate_id')} ORDER BY kind, value`,
		addAudit: `
			INSERT INTO audit (at, action, who, candidate_id, details) VALUES (?1, ?2, ?3, ?4, ?5)`,
		audit: `
			SELECT id, at, action, who, candidate_id, details FROM audit
			WHERE at >= ?1 AND at < ?2 AND id > ?3 ORDER BY id LIMIT ?4`,
		personFacts: `
			SELECT id AS candidate_id, timelines FROM candidate
			WHERE id > ?1 AND merged_into IS NULL AND timelines NOT LIKE '%"statuses":[],"consents":[]%'
			ORDER BY id LIMIT ?2`,
		viewers: `
			SELECT e.candidate_id FROM event e
			WHERE ${dialect.ofSubject('?1')} LIMIT ?2`,
		viewersAmong: `
			SELECT DISTINCT e.candidate_id FROM event e
			WHERE ${among('e.candidate_id', '?1')} AND e.type = 'vacancy.viewed' AND e.subject = ?2`,
		lastPerson: 'SELECT max(id) AS id FROM candidate',
		peopleByText: `
			SELECT c.id FROM candidate c
			WHERE c.id > ?2 AND c.id <= ?3 AND c.merged_into IS NULL AND (
				EXISTS (SELECT 1 FROM identity i WHERE i.candidate_id = c.id AND ${dialect.holds('i.value', '?1')})
				OR (${dialect.holds('c.timelines', '?1')} AND EXISTS (
					SELECT 1 FROM ${dialect.entries('c.timelines', 'profile')} AS p
					WHERE ${dialect.holds('(p.entry ->> 2)', '?1')})))
			ORDER BY c.id`,
	};
}

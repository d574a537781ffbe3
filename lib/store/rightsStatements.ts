import { DUE_AT_ONCE, STALE_TALLY } from './rows';
import { PERSONAL_TABLES, TABLE_RIGHTS, type PersonalTable } from './tableRights';

/** How an engine says what the engines say differently. */
export interface Dialect {
	/** The numbers of a JSON list, as a table with one column `id`. */
	ids(parameter: string): string;
	/** The texts of a JSON list, as a table with one column `value`. */
	texts(parameter: string): string;
	/** The pairs of a JSON list of lists, as a table with the columns `kind` and `value`. */
	pairs(parameter: string): string;
	/** A condition: a number is on a JSON list. */
	among(column: string, parameter: string): string;
	/** A JSON list of two values. */
	pair(one: string, other: string): string;
	/** A JSON list of the values of an expression over the rows; empty where there are none. */
	list(expression: string): string;
	/** A JSON object of names and values, as text. */
	object(parts: Record<string, string>): string;
	/** A condition: a text holds another, in small letters. */
	holds(text: string, part: string): string;
	/** The entries of a JSON list in a JSON text, as a table with one column `entry`. */
	entries(text: string, name: string): string;
	/** Narrows an event to a view of a vacancy, by the index there is for it. */
	ofSubject(parameter: string): string;
	/** Marks a text as JSON. */
	json(text: string): string;
	/** Keeps whether a candidate is known by name; nothing where that is looked up each time. */
	setKnown: string;
}

/** Placeholders are written `?1`, as SQLite has them. */
export function rightsStatements(dialect: Dialect) {
	const { ids, texts, pairs, among, pair, list, object, json } = dialect;
	const wanted = (column: string) => among(column, '?1');
	return {
		...personalStatements(
			wanted,
			(column) => `${column} IN (SELECT value FROM ${texts('?1')} AS theirs)`,
		),
		people: `
			SELECT id, kind, timelines, merged_into FROM candidate
			WHERE ${wanted('id')} OR ${wanted('merged_into')} ORDER BY id`,
		identitiesOf: `
			SELECT kind, value, candidate_id FROM identity WHERE ${wanted('candidate_id')} ORDER BY kind, value`,
		addAudit: `
			INSERT INTO audit (at, action, who, candidate_id, details) VALUES (?1, ?2, ?3, ?4, ?5)`,
		audit: `
			SELECT id, at, action, who, candidate_id, details FROM audit
			WHERE at >= ?1 AND at < ?2 AND id > ?3 ORDER BY id LIMIT ?4`,
		addErased: `
			INSERT INTO erased (hash, erased_at) SELECT value, CAST(?2 AS BIGINT) FROM ${texts('?1')} AS added WHERE true
			ON CONFLICT (hash) DO UPDATE SET erased_at = excluded.erased_at, returned_at = NULL`,
		erased: `
			SELECT hash, erased_at, returned_at FROM erased WHERE hash IN (SELECT value FROM ${texts('?1')} AS asked)`,
		countRefused: `
			UPDATE erased SET refused = refused + ?2 WHERE hash IN (SELECT value FROM ${texts('?1')} AS told)`,
		noteReturn: `
			UPDATE erased SET returned_at = ?2 WHERE hash IN (SELECT value FROM ${texts('?1')} AS told)`,
		sumRefused: `
			SELECT CAST(coalesce(sum(refused), 0) AS BIGINT) AS refused, count(*) AS hashes FROM erased`,
		guard: `
			SELECT text AS salt,
				CASE WHEN EXISTS (SELECT 1 FROM erased WHERE returned_at IS NOT NULL) THEN 1 ELSE 0 END AS has_returned
			FROM note WHERE name = ?1`,
		addErasure: 'INSERT INTO erasure (candidate_id, erased_at, remote) VALUES (?1, ?2, ?3)',
		erasures: `
			SELECT id, candidate_id, erased_at, remote FROM erasure WHERE remote IS NOT NULL ORDER BY id LIMIT ?1`,
		settleErasure: `UPDATE erasure SET remote = NULL WHERE ${wanted('id')}`,
		remoteIds: `
			SELECT candidate_id, remote_id FROM sync_state WHERE ${wanted('candidate_id')} AND remote_id IS NOT NULL`,
		inboxPart: 'SELECT id, events FROM inbox WHERE id > ?1 ORDER BY id LIMIT ?2',
		setParcel: 'UPDATE inbox SET events = ?2, event_count = ?3 WHERE id = ?1',
		dropParcels: `DELETE FROM inbox WHERE ${wanted('id')}`,
		quarantinePart: 'SELECT id, record FROM quarantine WHERE id > ?1 ORDER BY id LIMIT ?2',
		dropQuarantined: `DELETE FROM quarantine WHERE ${wanted('id')}`,
		modelTexts: 'SELECT key, version, status, definition FROM model ORDER BY key, version',
		setDraft: "UPDATE model SET definition = ?2 WHERE key = ?1 AND status = 'draft'",
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
		keepMerge: `
			INSERT INTO candidate_merge (survivor_id, absorbed_id, merged_at, kept)
			SELECT s.id, a.id, ${number('?2')}, ${object({
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
			JOIN candidate s ON s.id = ${number('merged.kind')} JOIN candidate a ON a.id = ${number('merged.value')}`,
		mergesOf: `
			SELECT id, survivor_id, absorbed_id, merged_at, kept FROM candidate_merge
			WHERE ${wanted('absorbed_id')} AND undone_at IS NULL ORDER BY id DESC`,
		mergesInto: `
			SELECT id, survivor_id, absorbed_id, merged_at, kept FROM candidate_merge
			WHERE ${wanted('survivor_id')} AND undone_at IS NULL ORDER BY id`,
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
		absorbEvents: 'UPDATE event SET candidate_id = ?2 WHERE candidate_id = ?1',
		absorbIdentities: 'UPDATE identity SET candidate_id = ?2 WHERE candidate_id = ?1',
		absorbPruned: 'UPDATE pruned_tally SET candidate_id = ?2 WHERE candidate_id = ?1',
		absorbTransitions: 'UPDATE transition SET candidate_id = ?2 WHERE candidate_id = ?1',
		absorbFollowers: 'UPDATE candidate SET merged_into = ?2 WHERE merged_into = ?1 OR id = ?1',
		dropAbsorbedSnapshots: `
			DELETE FROM snapshot WHERE candidate_id = ?1 AND model_key IN (SELECT key FROM scored_model)`,
		outdatePeople: `
			INSERT INTO snapshot (model_key, candidate_id, model_version, tally, phase, route, evaluated_on,
				next_change_on)
			SELECT m.key, asked.id, m.version, '${STALE_TALLY}', '', '', 0, ${DUE_AT_ONCE}
			FROM ${ids('?1')} AS asked CROSS JOIN scored_model m WHERE true
			ON CONFLICT (model_key, candidate_id)
			DO UPDATE SET tally = excluded.tally, next_change_on = excluded.next_change_on, fading = NULL`,
		unsyncPeople: `
			INSERT INTO sync_state (target, candidate_id)
			SELECT t.name, asked.id FROM sync_target t CROSS JOIN ${ids('?1')} AS asked WHERE true
			ON CONFLICT (target, candidate_id) DO UPDATE SET mark = sync_state.mark + 1`,
	};

	function number(expression: string): string {
		return `CAST(${expression} AS BIGINT)`;
	}
}

/** To copy and to erase what a table holds of people. */
function personalStatements(
	wanted: (column: string) => string,
	addressed: (column: string) => string,
): Record<`copy_${PersonalTable}` | `erase_${PersonalTable}`, string> {
	const entries = PERSONAL_TABLES.flatMap((table): Array<[string, string]> => {
		const right = TABLE_RIGHTS[table];
		const known = table === 'snapshot' ? 'model_key IN (SELECT key FROM scored_model) AND ' : '';
		const where = `WHERE ${known}(${right.by.map(right.holds === 'addresses' ? addressed : wanted).join(' OR ')})`;
		const erase =
			right.holds === 'proof'
				? `UPDATE ${table} SET ${right.emptied} = NULL`
				: `DELETE FROM ${table}`;
		return [
			[`copy_${table}`, `SELECT * FROM ${table} ${where}`],
			[`erase_${table}`, `${erase} ${where}`],
		];
	});
	return Object.fromEntries(entries) as ReturnType<typeof personalStatements>;
}

export type RightsStatement = keyof ReturnType<typeof rightsStatements>;

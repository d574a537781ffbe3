/** How an engine says what the engines say differently about versions. */
interface VersionDialect {
	/** The text a definition holds under `label`. */
	label: string;
	/** What stands for the n-th value, counted from 1. */
	parameter: (place: number) => string;
}

/** What is kept of versions: all but the definition. */
const COLUMNS = 'key, version, status, created_at, saved_by, note';

/** The statements about the versions of models. */
export function modelStatements(dialect: VersionDialect) {
	const { list, one, saveDraft, dropDraft, publish } = versionStatements('model', dialect);
	return { models: list, model: one, saveDraft, dropDraft, publish };
}

/** The statements about the versions of sequences. */
export function sequenceStatements(dialect: VersionDialect) {
	const { list, one, saveDraft, dropDraft, publish } = versionStatements('sequence', dialect);
	return {
		sequences: list,
		sequence: one,
		saveSequenceDraft: saveDraft,
		dropSequenceDraft: dropDraft,
		publishSequence: publish,
	};
}

/** To keep drafts (version 0) and published versions, which never change, in a table of them. */
function versionStatements(table: 'model' | 'sequence', { label, parameter: p }: VersionDialect) {
	const columns = `${COLUMNS}, ${label} AS label`;
	const insert = `INSERT INTO ${table} (key, version, status, definition, created_at, saved_by, note)`;
	return {
		list: `SELECT ${columns} FROM ${table} ORDER BY key, status, version DESC`,
		one: `
			SELECT ${columns}, definition FROM ${table}
			WHERE key = ${p(1)} AND (version = ${p(2)} OR (${p(2)} IS NULL AND status = 'published'))
			ORDER BY version DESC LIMIT 1`,
		saveDraft: `
			${insert} VALUES (${p(1)}, 0, 'draft', ${p(2)}, ${p(3)}, ${p(4)}, ${p(5)})
			ON CONFLICT (key, version) DO UPDATE SET definition = excluded.definition,
				created_at = excluded.created_at, saved_by = excluded.saved_by, note = excluded.note`,
		dropDraft: `DELETE FROM ${table} WHERE key = ${p(1)} AND status = 'draft'`,
		publish: `
			${insert} VALUES (${p(1)}, ${p(2)}, 'published', ${p(3)}, ${p(4)}, ${p(5)}, ${p(6)})`,
	};
}

import { rightsStatements } from '../rightsStatements';

const RIGHTS_IN_SQLITE_PLACEHOLDERS = rightsStatements({
	ids: (parameter) =>
		`(SELECT value::bigint AS id FROM json_array_elements_text(${parameter}::json) AS list)`,
	texts: (parameter) => `(SELECT value FROM json_array_elements_text(${parameter}::json) AS list)`,
	pairs: (parameter) =>
		`(SELECT value ->> 0 AS kind, value ->> 1 AS value FROM json_array_elements(${parameter}::json) AS list)`,
	// As an array, so that either of two columns is looked for by its index.
	among: (column, parameter) =>
		`${column} = ANY (ARRAY(SELECT value::bigint FROM json_array_elements_text(${parameter}::json) AS list))`,
	pair: (one, other) => `json_build_array(${one}, ${other})`,
	list: (expression) => `coalesce(json_agg(${expression}), '[]'::json)`,
	object: (parts) =>
		`json_build_object(${Object.entries(parts)
			.map(([name, value]) => `'${name}', ${value}`)
			.join(', ')})::text`,
	json: (text) => `${text}::json`,
	holds: (text, part) => `position(${part}::text IN lower(${text})) > 0`,
	entries: (text, name) =>
		`(SELECT value AS entry FROM json_array_elements(${text}::json -> '${name}') AS list)`,
	ofSubject: (parameter) => `e.vacancy = left(${parameter}::text, 200)`,
	setKnown: `
		UPDATE candidate c SET is_known = EXISTS (
			SELECT FROM identity i WHERE i.candidate_id = c.id AND i.kind <> 'visitorId')
		WHERE id = ?1`,
});

type Rights = typeof RIGHTS_IN_SQLITE_PLACEHOLDERS;

/** The statements for what people may ask of us, as PostgreSQL says them; part of those in `statements.ts`. */
export const RIGHTS = Object.fromEntries(
	Object.entries(RIGHTS_IN_SQLITE_PLACEHOLDERS).map(([name, sql]) => [
		name,
		sql.replace(/\?(\d)/g, '$$$1'),
	]),
) as Rights;

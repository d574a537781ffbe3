import { rightsStatements } from '../rightsStatements';

/** The statements for what people may ask of us, as SQLite says them; part of those in `statements.ts`. */
export const RIGHTS = rightsStatements({
	ids: (parameter) => `(SELECT value AS id FROM json_each(${parameter}))`,
	texts: (parameter) => `(SELECT value FROM json_each(${parameter}))`,
	pairs: (parameter) =>
		`(SELECT value ->> 0 AS kind, value ->> 1 AS value FROM json_each(${parameter}))`,
	among: (column, parameter) => `${column} IN (SELECT value FROM json_each(${parameter}))`,
	pair: (one, other) => `json_array(${one}, ${other})`,
	list: (expression) => `json_group_array(${expression})`,
	object: (parts) =>
		`json_object(${Object.entries(parts)
			.map(
				([name, value]) =>
					`'${name}', ${value.startsWith('(SELECT json_group') ? `json(${value})` : value}`,
			)
			.join(', ')})`,
	json: (text) => `json(${text})`,
	holds: (text, part) => `instr(lower(${text}), ${part}) > 0`,
	entries: (text, name) => `(SELECT value AS entry FROM json_each(${text}, '$.${name}'))`,
	ofSubject: (parameter) => `e.type = 'vacancy.viewed' AND e.subject = ${parameter}`,
	setKnown: 'SELECT 1 WHERE ?1 IS NULL',
});

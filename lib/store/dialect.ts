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

/** A condition: a column is on the JSON list that is the first parameter. */
export function isWanted(dialect: Dialect, column: string): string {
	return dialect.among(column, '?1');
}

/** An expression as a whole number. */
export function asNumber(expression: string): string {
	return `CAST(${expression} AS BIGINT)`;
}

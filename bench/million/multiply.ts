/** How the rows of a copy are told from those of who is copied; all else is the same. `n` is the number of the copy. */
interface Copying {
	values: Record<string, string>;
	/** Written in the order in which the table is laid out. */
	order: string;
	/** Numbered by the table itself. */
	numbered?: string;
}

/** Copies lie side by side, so that what one of each is about lies scattered over the whole table. */
const idInCopy = (column: string) => `(${column} - 1) * copies.total + 1 + n`;
const candidate_id = idInCopy('candidate_id');

const TABLES: Record<string, Copying> = {
	candidate: { values: { id: idInCopy('id') }, order: 'id, n' },
	identity: {
		values: { candidate_id, value: "CASE n WHEN 0 THEN value ELSE value || '.' || n END" },
		order: 'kind, value, n',
	},
	snapshot: { values: { candidate_id }, order: 'candidate_id, n' },
	tally: { values: { candidate_id }, order: 'candidate_id, n' },
	event: {
		values: {
			candidate_id,
			event_id:
				"CASE n WHEN 0 THEN event_id ELSE substr(event_id, 1, 9) || md5(event_id || '.' || n) END",
		},
		order: 'candidate_id, n, occurred_at, event_id',
	},
	transition: { values: { candidate_id }, order: 'id, n', numbered: 'id' },
};

/** Something that runs SQL on the tables of a store. */
export interface Tables {
	run(sql: string): Promise<void>;
	columnsOf(table: string): Promise<string[]>;
}

/**
 * Makes of every candidate of a store many, each with rows of their own in every table as they would have been written:
 * nothing is invented but identities and the ids of events.
 *
 * @param copies - how many there are of each afterwards; copy 0 is who was there
 */
export async function multiplyCandidates(tables: Tables, copies: number): Promise<void> {
	for (const [table, { values, order, numbered }] of Object.entries(TABLES)) {
		const columns = (await tables.columnsOf(table)).filter((column) => column !== numbered);
		await tables.run(`
			CREATE TEMP TABLE original AS SELECT * FROM ${table};
			DELETE FROM ${table};
			WITH RECURSIVE copy (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM copy WHERE n + 1 < ${copies})
			INSERT INTO ${table} (${columns.join(', ')})
			SELECT ${columns.map((column) => values[column] ?? column).join(', ')}
			FROM original CROSS JOIN copy CROSS JOIN (SELECT ${copies} AS total) AS copies
			ORDER BY ${order};
			DROP TABLE original`);
	}
}

import { DatabaseSync } from 'node:sqlite';
import { PERSONAL_TABLES, TABLE_RIGHTS } from '../../../lib/store/tableRights';
import { makeSqlitePlace } from '../../support/sqlitePlace';

describe('what each table holds of people', () => {
	let columns: Map<string, string[]>;

	beforeAll(async () => {
		const place = await makeSqlitePlace();
		await place.open();
		const database = new DatabaseSync(place.address);
		const tables = database
			.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
			.all();
		columns = new Map(
			tables.map(({ name }) => [
				String(name),
				database
					.prepare('SELECT name FROM pragma_table_info(?)')
					.all(String(name))
					.map((row) => String(row.name)),
			]),
		);
		database.close();
		await place.remove();
	});

	it('is told of every table there is: a new one must be put on the list', () => {
		expect(Object.keys(TABLE_RIGHTS).sort()).toEqual([...columns.keys()].sort());
	});

	it('leaves out no column that leads to a candidate', () => {
		const known = new Set(['candidate_id', 'survivor_id', 'absorbed_id', 'merged_into']);
		for (const [table, names] of columns) {
			const leading = names.filter((name) => known.has(name)).sort();
			const right = TABLE_RIGHTS[table as keyof typeof TABLE_RIGHTS];
			// An erasure is of somebody who is not there any more: it says when, and what is left to do.
			if (leading.length === 0 || table === 'erasure') continue;
			expect(right).toHaveProperty('by');
			if ('by' in right) expect(right.by).toEqual(expect.arrayContaining(leading));
		}
	});

	it('goes by columns that are there', () => {
		for (const table of PERSONAL_TABLES)
			expect(columns.get(table)).toEqual(expect.arrayContaining([...TABLE_RIGHTS[table].by]));
	});
});

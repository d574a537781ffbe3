import { isWanted, type Dialect } from './dialect';
import { PERSONAL_TABLES, TABLE_RIGHTS, type PersonalTable } from './tableRights';

/** To copy and to erase what a table holds of people. */
export function personalStatements(
	dialect: Dialect,
): Record<`copy_${PersonalTable}` | `erase_${PersonalTable}`, string> {
	const wanted = (column: string) => isWanted(dialect, column);
	const addressed = (column: string) =>
		`${column} IN (SELECT value FROM ${dialect.texts('?1')} AS theirs)`;
	const entries = PERSONAL_TABLES.flatMap((table): Array<[string, string]> => {
		const right = TABLE_RIGHTS[table];
		const known =
			table === 'snapshot' || table === 'tally'
				? 'model_key IN (SELECT key FROM scored_model) AND '
				: '';
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

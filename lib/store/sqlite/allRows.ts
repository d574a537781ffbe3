import type { SQLInputValue, StatementSync } from 'node:sqlite';

/** Runs a query whose columns are those of `Row`; node:sqlite itself only knows that they are values. */
export function allRows<Row>(statement: StatementSync, ...values: SQLInputValue[]): Row[] {
	return statement.all(...values) as unknown as Row[];
}

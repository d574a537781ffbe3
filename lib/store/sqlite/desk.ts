import type { DatabaseSync } from 'node:sqlite';
import type { BatchDesk, DeskRoom, DeskValue } from '../desk';
import { allRows } from './allRows';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** A transaction of a store file, for work that is the same on every engine. */
export function deskOf(statements: Statements, database: DatabaseSync): BatchDesk {
	return {
		all: async <Row>(statement: keyof Statements, ...values: DeskValue[]) =>
			allRows<Row>(statements[statement], ...values),
		ask: async <Row>(sql: string, values: readonly DeskValue[]) =>
			allRows<Row>(database.prepare(sql), ...values),
		run: async (statement, ...values) => Number(statements[statement].run(...values).changes),
		ids: (list) => JSON.stringify(list),
		texts: (list) => JSON.stringify(list),
		each: async (statement, common, rows) =>
			rows.flatMap((row) => allRows(statements[statement], ...common, ...row)),
		hold: async () => {},
	};
}

/** Where such work is done: one writes at a time, so nobody is in anybody's way. */
export function roomOf(connection: Connection): DeskRoom {
	const { database } = connection;
	const desk = deskOf(connection.statements, database);
	const write: DeskRoom['write'] = (work) => connection.transaction(() => work(desk));
	return {
		read: (work) => connection.readTogether(() => work(desk)),
		change: write,
		write,
		record: write,
	};
}

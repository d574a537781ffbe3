import type { DatabaseSync } from 'node:sqlite';
import type { Desk, DeskRoom, DeskValue } from '../desk';
import { allRows } from './allRows';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** A transaction of a store file, for work that is the same on every engine. */
export function deskOf(statements: Statements, database: DatabaseSync): Desk {
	return {
		all: async <Row>(statement: keyof Statements, ...values: DeskValue[]) =>
			allRows<Row>(statements[statement], ...values),
		ask: async <Row>(sql: string, values: readonly DeskValue[]) =>
			allRows<Row>(database.prepare(sql), ...values),
		run: async (statement, ...values) => Number(statements[statement].run(...values).changes),
	};
}

/** Where such work is done: one writes at a time, so nobody records meanwhile. */
export function roomOf(connection: Connection): DeskRoom {
	const { database } = connection;
	return {
		read: (work) => connection.readTogether((statements) => work(deskOf(statements, database))),
		write: (work) => connection.transaction((statements) => work(deskOf(statements, database))),
	};
}

import type { BatchDesk, DeskRoom, DeskRow } from '../desk';
import type { RowStatement } from '../deskStatements';
import { bigintArray, intArray, textArray } from './arrays';
import type { Connection } from './connection';
import type { Session } from './session';

/** How the values of a column are sent. */
const ARRAYS = {
	id: (column: DeskRow) => bigintArray(column as readonly number[]),
	number: (column: DeskRow) => intArray(column as ReadonlyArray<number | null>),
	text: (column: DeskRow) =>
		textArray(column.map((value) => (value === null ? null : String(value)))),
};

type Column = keyof typeof ARRAYS;

/** The columns of statements that take many rows. */
const COLUMNS: Record<RowStatement, readonly Column[]> = {
	addEnrolments: ['id', 'text', 'number', 'id', 'text', 'text'],
	addEnded: ['id', 'text', 'number', 'id', 'text', 'text'],
	lookAgain: ['id', 'id', 'text', 'id'],
	waitForSends: ['id', 'text'],
	putSends: [
		...(['text', 'id', 'id', 'text', 'number', 'text'] as const),
		...(['text', 'text', 'id', 'text', 'id'] as const),
	],
	announce: ['id', 'text', 'text', 'number', 'text'],
	addSuppressions: ['text', 'text', 'id', 'text'],
	addBounces: ['text', 'text', 'id', 'text', 'text'],
	addQuarantined: ['id', 'text', 'text', 'text'],
	addRouted: ['id', 'text', 'id', 'text', 'number'],
	keepSynced: ['id', 'id', 'text', 'text'],
	nameSynced: ['id', 'text'],
	dropPruned: ['id', 'text'],
	addPruned: ['id', 'text', 'text', 'number', 'id'],
	completeTimelines: ['text', 'id'],
};

/** A transaction of a server, for work that is the same on every engine. */
export function deskOf(session: Session): BatchDesk {
	return {
		all: (statement, ...values) => session.all(statement, ...values),
		ask: (sql, values) => session.ask(sql, values),
		run: (statement, ...values) => session.run(statement, ...values),
		ids: (list) => bigintArray(list.filter(Number.isSafeInteger)),
		texts: textArray,
		each: async (statement, common, rows) => {
			if (rows.length === 0) return [];
			const arrays = COLUMNS[statement].map((type, at) => ARRAYS[type](rows.map((row) => row[at])));
			return await session.all(statement, ...common, ...arrays);
		},
		hold: async (lock, ...values) => {
			await session.run(lock, ...values);
		},
	};
}

/** Where such work is done. Who records holds the list of models; who writes waits for them. */
export function roomOf(connection: Connection): DeskRoom {
	return {
		read: (work) => connection.read((session) => work(deskOf(session))),
		change: (work) => connection.transaction((session) => work(deskOf(session))),
		write: (work) =>
			connection.transaction(async (session) => {
				await session.run('lockScoredModels');
				return await work(deskOf(session));
			}),
		record: (work) => connection.candidateTransaction((session) => work(deskOf(session))),
	};
}

import { StoreError } from '../errors';
import {
	CANDIDATE_TABLES,
	SHARED_TABLES,
	type CandidateTable,
	type MoveTarget,
	type SharedTable,
} from '../move';
import { Connection } from './connection';
import type { StatementName } from './statements';
import { storeName, type PostgresSettings } from './settings';

/** How many rows of a table go in at once. */
const ROWS = 5_000;

/**
 * Opens a schema that a store is to be moved to; it is made where there is none and the user may.
 *
 * @throws {StoreError} when it cannot be used, with what to do about it
 */
export async function openMoveTarget(settings: PostgresSettings): Promise<MoveTarget> {
	const connection = await Connection.open(settings, { opensHalfMoved: true });
	const place = storeName(settings);
	return {
		place,
		begin: () =>
			connection.transaction(async (session) => {
				const [{ is_free: isFree }] = await session.all<{ is_free: boolean }>('moveState');
				if (!isFree) throw notEmpty(place);
				await session.run('emptyForMove');
				await session.run('markMove', 1);
			}),
		write: (tables) =>
			connection.transaction(async (session) => {
				const statements = CANDIDATE_TABLES.flatMap((table) =>
					inParts(tables[table]).map((rows) => session.run(insertOf(table), JSON.stringify(rows))),
				);
				await Promise.all(statements);
			}),
		count: () =>
			connection.read(async (session) => {
				await session.run('scanTables');
				const [row] = await session.all<Record<CandidateTable, number>>('countForMove');
				return row;
			}),
		finish: ({ tables, highestId }) =>
			connection.transaction(async (session) => {
				for (const table of SHARED_TABLES)
					for (const rows of inParts(tables[table]))
						await session.run(insertOf(table), JSON.stringify(rows));
				await session.run('numberOn', Math.max(highestId, 1), highestId > 0 ? 1 : 0);
				await session.run('markMove', 0);
			}),
		close: () => connection.close(),
	};
}

function insertOf(table: CandidateTable | SharedTable): StatementName {
	return `move_${table}`;
}

function inParts<Row>(rows: readonly Row[]): Row[][] {
	const parts: Row[][] = [];
	for (let i = 0; i < rows.length; i += ROWS) parts.push(rows.slice(i, i + ROWS));
	return parts;
}

function notEmpty(place: string): StoreError {
	return new StoreError(
		'target-not-empty',
		`The candidate store ${place} is in use already`,
		'Choose another schema in the credential: candidates are only moved into an empty one.',
	);
}

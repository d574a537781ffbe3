import type { Engine } from '../engine';
import { StoreDesk } from '../StoreDesk';
import { backUp } from './backup';
import { Connection } from './connection';
import { countAll } from './counts';
import { roomOf } from './desk';
import { readHealth } from './health';
import { PART_CANDIDATES, readHistoryPart } from './histories';
import { findOwners } from './identities';
import { find } from './read';
import { recordBatch } from './recordBatch';
import { runSlices } from './run';
import { useModel } from './scoredModels';
import { decaySlice, fadingSlice, reevaluateSlice } from './slices';
import type { Statements } from './statements';
import { vacuum } from './vacuum';

export { TRANSACTION_EVENTS } from './recordBatch';

const ENGINE: Engine<Connection> = {
	partSize: 1_000,
	pruneSize: 500,
	historySize: PART_CANDIDATES,
	roomOf,
	useModel: (connection, compiled) =>
		connection.transaction((statements) => useModel(statements, compiled)),
	recordBatch,
	decay(connection, { compiled, asOfMs, result, ...listeners }, tells) {
		const slice = tells === 'moved' ? fadingSlice : decaySlice;
		const work = (statements: Statements) => slice(statements, compiled, asOfMs);
		return runSlices(connection, work, listeners, result);
	},
	reevaluate: (connection, { compiled, asOfMs, result, ...listeners }) =>
		runSlices(
			connection,
			(statements, lastId) => reevaluateSlice(statements, compiled, asOfMs, lastId),
			listeners,
			result,
		),
	find,
	findOwners: (connection, identities) =>
		connection.read((statements) => findOwners(statements, identities)),
	readHistoryPart: (connection, ...asked) =>
		connection.readTogether(async (statements) => readHistoryPart(statements, ...asked)),
	readHealth,
	countAll,
	vacuum,
	backUp,
};

/**
 * The embedded store: one SQLite file, through Node's own `node:sqlite`.
 *
 * SQLite answers synchronously on the host's only thread, so long work is done in slices with a pause after each.
 */
export class SqliteStore extends StoreDesk<Connection> {
	/**
	 * Opens a store file; it is made where there is none.
	 *
	 * @param patienceMs - how long to wait for another process that is writing
	 * @throws {StoreError} when it cannot be used, with what to do about it
	 */
	static async open(file: string, patienceMs?: number): Promise<SqliteStore> {
		return new SqliteStore(ENGINE, await Connection.open(file, patienceMs));
	}
}

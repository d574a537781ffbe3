import type { Engine } from '../engine';
import { StoreDesk } from '../StoreDesk';
import { refuseBackup } from './backup';
import { Connection } from './connection';
import { countAll } from './counts';
import { roomOf } from './desk';
import { readHealth } from './health';
import { PART_CANDIDATES, readHistoryPart } from './histories';
import { findOwners } from './identities';
import { find } from './read';
import { recordBatch } from './recordBatch';
import { runSlices } from './run';
import { isUsed, useModel } from './scoredModels';
import type { PostgresSettings } from './settings';
import { dueSlices, fadingSlices, lastDueSlices, outdatedSlices } from './slices';
import { vacuum } from './vacuum';

export { hasStore, tryStore } from './open';
export { TRANSACTION_EVENTS } from './recordBatch';
export type { PostgresSettings } from './settings';

/** Slices of the daily run that are under way at once. */
const LANES = 2;

const ENGINE: Engine<Connection> = {
	partSize: 5_000,
	pruneSize: 2_000,
	historySize: PART_CANDIDATES,
	roomOf,
	async useModel(connection, compiled) {
		const isKnown = await connection.read((session) => isUsed(session, compiled));
		if (!isKnown) await connection.transaction((session) => useModel(session, compiled));
	},
	recordBatch,
	async decay(connection, { compiled, asOfMs, result, ...listeners }, tells) {
		const due = tells === 'moved' ? fadingSlices : dueSlices;
		await runSlices(connection, due(compiled, asOfMs), listeners, result, LANES);
		return await runSlices(connection, lastDueSlices(compiled, asOfMs, tells), listeners, result);
	},
	reevaluate: (connection, { compiled, asOfMs, result, ...listeners }) =>
		runSlices(connection, outdatedSlices(compiled, asOfMs), listeners, result),
	find,
	findOwners: (connection, identities) =>
		connection.read((session) => findOwners(session, identities)),
	readHistoryPart: (connection, ...asked) =>
		connection.read((session) => readHistoryPart(session, ...asked)),
	readHealth,
	countAll,
	vacuum,
	/** Not from here: the server's own tools do it better. */
	backUp: refuseBackup,
};

/**
 * A store in a schema of a PostgreSQL database, for many processes on many hosts.
 *
 * Work on different candidates goes on side by side; work on the same takes turns.
 */
export class PostgresStore extends StoreDesk<Connection> {
	/**
	 * Opens a store; its schema is made where there is none and the user may.
	 *
	 * @param patienceMs - how long to wait for somebody who holds what is needed
	 * @throws {StoreError} when it cannot be used, with what to do about it
	 */
	static async open(settings: PostgresSettings, patienceMs?: number): Promise<PostgresStore> {
		return new PostgresStore(ENGINE, await Connection.open(settings, { patienceMs }));
	}
}

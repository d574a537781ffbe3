import type { CompiledModel } from '../../scoring';
import type { CandidateStore } from '../port';
import { StoreDesk } from '../StoreDesk';
import { UsedModels } from '../usedModels';
import { refuseBackup } from './backup';
import { Connection } from './connection';
import { countAll } from './counts';
import { roomOf } from './desk';
import { readHealth } from './health';
import { readHistories } from './histories';
import { findCandidateIds, getCandidates } from './read';
import { recordBatch } from './recordBatch';
import { runSlices } from './run';
import { isUsed, useModel } from './scoredModels';
import { searchCandidates } from './search';
import type { PostgresSettings } from './settings';
import { dueSlices, fadingSlices, lastDueSlices, outdatedSlices } from './slices';
import { vacuum } from './vacuum';

export { hasStore, tryStore } from './open';
export { TRANSACTION_EVENTS } from './recordBatch';
export type { PostgresSettings } from './settings';

/** Slices of the daily run that are under way at once. */
const LANES = 2;

/** Each is one way to the server and back. */
const PORTIONS = { candidates: 5_000, prunedEvents: 2_000 };

/**
 * A store in a schema of a PostgreSQL database, for many processes on many hosts.
 *
 * Work on different candidates goes on side by side; work on the same takes turns.
 */
export class PostgresStore extends StoreDesk {
	private readonly usedModels = new UsedModels();

	private constructor(private readonly connection: Connection) {
		super(roomOf(connection), PORTIONS, (...asked) => readHistories(connection, ...asked));
	}

	/**
	 * Opens a store; its schema is made where there is none and the user may.
	 *
	 * @param patienceMs - how long to wait for somebody who holds what is needed
	 * @throws {StoreError} when it cannot be used, with what to do about it
	 */
	static async open(settings: PostgresSettings, patienceMs?: number): Promise<PostgresStore> {
		return new PostgresStore(await Connection.open(settings, { patienceMs }));
	}

	readonly record: CandidateStore['record'] = async (events, compiled, ...rest) => {
		await this.useModel(compiled);
		return await recordBatch(this.connection, events, compiled, ...rest);
	};

	readonly decay: CandidateStore['decay'] = async (
		compiled,
		asOfMs,
		onChanged,
		onProgress,
		tells = 'changed',
	) => {
		const listeners = { onChanged, onProgress };
		const result = await this.reevaluate(compiled, asOfMs, onChanged, onProgress);
		const due = tells === 'moved' ? fadingSlices : dueSlices;
		await runSlices(this.connection, due(compiled, asOfMs), listeners, result, LANES);
		const left = lastDueSlices(compiled, asOfMs, tells);
		return await runSlices(this.connection, left, listeners, result);
	};

	readonly reevaluate: CandidateStore['reevaluate'] = async (compiled, asOfMs, ...listeners) => {
		await this.useModel(compiled);
		const [onChanged, onProgress] = listeners;
		const outdated = outdatedSlices(compiled, asOfMs);
		return await runSlices(this.connection, outdated, { onChanged, onProgress });
	};

	readonly get: CandidateStore['get'] = (candidateIds, compiled) =>
		this.connection.read((session) => getCandidates(session, candidateIds, compiled));

	readonly findIds: CandidateStore['findIds'] = (identities) =>
		this.connection.read((session) => findCandidateIds(session, identities));

	readonly search: CandidateStore['search'] = (filter, compiled) =>
		this.connection.read((session) => searchCandidates(session, filter, compiled));

	readonly health: CandidateStore['health'] = () => readHealth(this.connection);

	readonly counts: CandidateStore['counts'] = (asOfMs) => countAll(this.connection, asOfMs);

	readonly vacuum: CandidateStore['vacuum'] = () => vacuum(this.connection);

	/** Not from here: the server's own tools do it better. */
	readonly backup: CandidateStore['backup'] = () => refuseBackup(this.connection);

	readonly close: CandidateStore['close'] = () => this.connection.close();

	private useModel(compiled: CompiledModel): Promise<void> {
		return this.usedModels.use(compiled, async () => {
			const isKnown = await this.connection.read((session) => isUsed(session, compiled));
			if (!isKnown) await this.connection.transaction((session) => useModel(session, compiled));
		});
	}
}

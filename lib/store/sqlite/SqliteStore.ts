import type { CompiledModel } from '../../scoring';
import type { CandidateStore } from '../port';
import { StoreDesk } from '../StoreDesk';
import { UsedModels } from '../usedModels';
import { backUp } from './backup';
import { Connection } from './connection';
import { countAll } from './counts';
import { roomOf } from './desk';
import { readHealth } from './health';
import { readHistories } from './histories';
import { findCandidateIds, getCandidates } from './read';
import { recordBatch } from './recordBatch';
import { runSlices } from './run';
import { useModel } from './scoredModels';
import { searchCandidates } from './search';
import { decaySlice, fadingSlice, reevaluateSlice } from './slices';
import { vacuum } from './vacuum';

export { TRANSACTION_EVENTS } from './recordBatch';

/** A few milliseconds each. */
const PORTIONS = { candidates: 1_000, prunedEvents: 500 };

/**
 * The embedded store: one SQLite file, through Node's own `node:sqlite`.
 *
 * SQLite answers synchronously on the host's only thread, so long work is done in slices with a pause after each.
 */
export class SqliteStore extends StoreDesk {
	private readonly usedModels = new UsedModels();

	private constructor(private readonly connection: Connection) {
		super(roomOf(connection), PORTIONS, (...asked) => readHistories(connection, ...asked));
	}

	/**
	 * Opens a store file; it is made where there is none.
	 *
	 * @param patienceMs - how long to wait for another process that is writing
	 * @throws {StoreError} when it cannot be used, with what to do about it
	 */
	static async open(file: string, patienceMs?: number): Promise<SqliteStore> {
		return new SqliteStore(await Connection.open(file, patienceMs));
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
		const result = await this.reevaluate(compiled, asOfMs, onChanged, onProgress);
		const slice = tells === 'moved' ? fadingSlice : decaySlice;
		return await runSlices(
			this.connection,
			(statements) => slice(statements, compiled, asOfMs),
			{ onChanged, onProgress },
			result,
		);
	};

	readonly reevaluate: CandidateStore['reevaluate'] = async (
		compiled,
		asOfMs,
		onChanged,
		onProgress,
	) => {
		await this.useModel(compiled);
		return await runSlices(
			this.connection,
			(statements, lastId) => reevaluateSlice(statements, compiled, asOfMs, lastId),
			{ onChanged, onProgress },
		);
	};

	readonly get: CandidateStore['get'] = (candidateIds, compiled) =>
		this.connection.readTogether((statements) => getCandidates(statements, candidateIds, compiled));

	readonly findIds: CandidateStore['findIds'] = (identities) =>
		this.connection.read((statements) => findCandidateIds(statements, identities));

	readonly search: CandidateStore['search'] = (filter, compiled) =>
		searchCandidates(this.connection, filter, compiled);

	readonly health: CandidateStore['health'] = () => readHealth(this.connection);

	readonly counts: CandidateStore['counts'] = (asOfMs) => countAll(this.connection, asOfMs);

	readonly vacuum: CandidateStore['vacuum'] = () => vacuum(this.connection);

	readonly backup: CandidateStore['backup'] = (file, onProgress) =>
		backUp(this.connection, file, onProgress);

	readonly close: CandidateStore['close'] = () => this.connection.close();

	private useModel(compiled: CompiledModel): Promise<void> {
		return this.usedModels.use(compiled, () =>
			this.connection.transaction((statements) => useModel(statements, compiled)),
		);
	}
}

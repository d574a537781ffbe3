import type { DatabaseSync } from 'node:sqlite';
import type { CompiledModel, ScoringModel } from '../../scoring';
import { groupEvents, sliceGroups, type EventGroup } from '../groupEvents';
import type { Identity } from '../identity';
import { joinOwned } from '../joinOwned';
import type { IncomingEvent } from '../incomingEvent';
import { Mutex } from '../mutex';
import type {
	CandidateFilter,
	CandidateOutcome,
	CandidateStore,
	DecayResult,
	LedgerEvent,
	Progress,
	StoredCandidate,
} from '../port';
import type { Owner } from '../resolve';
import { yieldToOthers } from '../yieldToOthers';
import { allRows } from './allRows';
import type { Slice } from './bringUpToDate';
import { findOwners } from './identities';
import { openDatabase, PATIENCE_MS } from './open';
import { findCandidateIds, getCandidates } from './read';
import { recordSlice } from './recordSlice';
import { readEvent, type EventRow } from './rows';
import { useModel } from './scoredModels';
import { searchCandidates } from './search';
import { decaySlice, reevaluateSlice } from './slices';
import { prepareStatements, type Statements } from './statements';
import { toStoreError } from './toStoreError';
import { whenUnlocked } from './whenUnlocked';

/** Events worked on before others get a turn; about 10 ms. */
const SLICE_EVENTS = 1_000;
/** Events of one transaction. */
export const TRANSACTION_EVENTS = 10_000;

/**
 * The embedded store: one SQLite file, through Node's own `node:sqlite`.
 *
 * SQLite answers synchronously on the host's only thread, so long work is done in slices with a pause after
 * each. A transaction may span pauses; a mutex keeps other calls of this process out of it, SQLite's lock
 * those of other processes.
 */
export class SqliteStore implements CandidateStore {
	private readonly mutex = new Mutex();

	private readonly statements: Statements;

	/** Model versions this connection has noted as being at work, by how they fold. */
	private readonly usedModels = new Map<string, string>();

	private constructor(
		private readonly database: DatabaseSync,
		private readonly file: string,
		private readonly patienceMs: number,
	) {
		this.statements = prepareStatements(database);
	}

	/**
	 * Opens a store file; it is made where there is none.
	 *
	 * @param patienceMs - how long to wait for another process that is writing
	 * @throws {StoreError} when it cannot be used, with what to do about it
	 */
	static async open(file: string, patienceMs = PATIENCE_MS): Promise<SqliteStore> {
		return new SqliteStore(await openDatabase(file, patienceMs), file, patienceMs);
	}

	async record(
		events: readonly IncomingEvent[],
		compiled: CompiledModel,
		asOfMs: number,
		onProgress?: Progress,
	): Promise<CandidateOutcome[]> {
		await this.useModel(compiled);
		const outcomes: CandidateOutcome[] = [];
		let done = 0;
		const groups = await this.joinKnown(groupEvents(events));
		for (const slices of packSlices(sliceGroups(groups, SLICE_EVENTS))) {
			const part = await this.transaction(async () => {
				const recorded: CandidateOutcome[] = [];
				for (const slice of slices) {
					for (const outcome of recordSlice(this.statements, slice, compiled, asOfMs))
						recorded.push(outcome);
					await yieldToOthers();
				}
				return recorded;
			});
			for (const outcome of part) outcomes.push(outcome);
			done += slices.reduce((sum, slice) => sum + countEvents(slice), 0);
			onProgress?.({ candidates: outcomes.length, events: done });
		}
		return outcomes;
	}

	async decay(
		compiled: CompiledModel,
		asOfMs: number,
		onChanged: (outcomes: CandidateOutcome[]) => void,
		onProgress?: Progress,
	): Promise<DecayResult> {
		await this.useModel(compiled);
		const result: DecayResult = { checked: 0, changed: 0 };
		const runSlice = async (work: () => Slice) => {
			const slice = await this.transaction(async () => work());
			result.checked += slice.checked;
			result.changed += slice.changed.length;
			onChanged(slice.changed);
			if (!slice.isLast) onProgress?.({ candidates: result.checked, events: 0 });
			await yieldToOthers();
			return slice;
		};
		const { statements } = this;
		for (let slice: Slice | undefined; !slice?.isLast;)
			slice = await runSlice(() =>
				reevaluateSlice(statements, compiled, asOfMs, slice?.lastId ?? 0),
			);
		for (let slice: Slice | undefined; !slice?.isLast;)
			slice = await runSlice(() => decaySlice(statements, compiled, asOfMs));
		return result;
	}

	get(
		candidateIds: readonly number[],
		compiled: CompiledModel,
	): Promise<Array<StoredCandidate | null>> {
		return this.read(() => getCandidates(this.statements, candidateIds, compiled));
	}

	findIds(identities: readonly Identity[]): Promise<Array<number | null>> {
		return this.read(() => findCandidateIds(this.statements, identities));
	}

	search(filter: CandidateFilter, compiled: CompiledModel): Promise<StoredCandidate[]> {
		return this.mutex.run(async () => {
			await this.whenUnlocked(() => this.database.exec('BEGIN'));
			try {
				return await searchCandidates(this.database, this.statements, filter, compiled);
			} catch (error) {
				throw toStoreError(error, this.file, 'failed');
			} finally {
				if (this.database.isTransaction) this.database.exec('COMMIT');
			}
		});
	}

	events(candidateId: number, limit: number): Promise<LedgerEvent[]> {
		return this.read(() => {
			const { events } = this.statements;
			return allRows<EventRow>(events, candidateId, limit).map(readEvent);
		});
	}

	async saveModel(model: ScoringModel): Promise<void> {
		await this.transaction(async () => {
			this.statements.addModel.run(model.key, model.version, JSON.stringify(model), Date.now());
		});
	}

	async close(): Promise<void> {
		await this.mutex.run(async () => {
			if (this.database.isOpen) this.database.close();
		});
	}

	private async useModel(compiled: CompiledModel): Promise<void> {
		const { model, patterns } = compiled;
		const name = `${model.key} ${model.version}`;
		if (this.usedModels.get(name) === patterns) return;
		await this.transaction(async () => useModel(this.statements, compiled));
		this.usedModels.set(name, patterns);
	}

	private read<Result>(query: () => Result): Promise<Result> {
		return this.mutex.run(async () => await this.whenUnlocked(query));
	}

	/** Puts together what is about one candidate, so that everybody comes out of a call once. */
	private async joinKnown(groups: EventGroup[]): Promise<EventGroup[]> {
		if (groups.length < 2) return groups;
		const owners = new Map<Identity, Owner | undefined>();
		for (const slice of sliceGroups(groups, SLICE_EVENTS)) {
			const identities = slice.flatMap((group) => group.identities);
			const found = await this.read(() => findOwners(this.statements, identities));
			found.forEach((owner, i) => owners.set(identities[i], owner));
			await yieldToOthers();
		}
		return joinOwned(groups, (identity) => owners.get(identity));
	}

	/** Runs work in one transaction, holding the write lock from the start, so that what it reads stays true. */
	private transaction<Result>(work: () => Promise<Result>): Promise<Result> {
		return this.mutex.run(async () => {
			await this.whenUnlocked(() => this.database.exec('BEGIN IMMEDIATE'));
			try {
				const result = await work();
				this.database.exec('COMMIT');
				return result;
			} catch (error) {
				if (this.database.isTransaction) this.database.exec('ROLLBACK');
				throw toStoreError(error, this.file, 'failed');
			}
		});
	}

	private async whenUnlocked<Result>(work: () => Result): Promise<Result> {
		try {
			return await whenUnlocked(work, this.patienceMs);
		} catch (error) {
			throw toStoreError(error, this.file, 'failed');
		}
	}
}

/** Packs slices into transactions. */
function packSlices(slices: ReadonlyArray<EventGroup[]>): EventGroup[][][] {
	const packs: EventGroup[][][] = [];
	let room = 0;
	for (const slice of slices) {
		if (room <= 0) {
			packs.push([]);
			room = TRANSACTION_EVENTS;
		}
		packs[packs.length - 1].push(slice);
		room -= countEvents(slice);
	}
	return packs;
}

function countEvents(slice: readonly EventGroup[]): number {
	return slice.reduce((sum, group) => sum + group.events.length, 0);
}

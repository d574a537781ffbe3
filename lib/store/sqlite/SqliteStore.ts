import type { CompiledModel, ScoringModel } from '../../scoring';
import type { Identity } from '../identity';
import type { IncomingEvent } from '../incomingEvent';
import { DRAFT } from '../modelRows';
import type { ModelVersion, StoredModel } from '../modelVersion';
import type {
	CandidateFilter,
	CandidateOutcome,
	CandidateStore,
	History,
	LedgerEvent,
	Progress,
	RunResult,
	Telling,
	StoredCandidate,
} from '../port';
import { RightsDesk } from '../RightsDesk';
import { readEvent, type EventRow } from '../rows';
import type {
	Difference,
	IntegrityResult,
	RetentionResult,
	StoreCounts,
	StoreHealth,
} from '../upkeep';
import type { SyncCount, SyncState, Synced } from '../sync';
import { UsedModels } from '../usedModels';
import { allRows } from './allRows';
import { backUp } from './backup';
import { Connection } from './connection';
import { countAll } from './counts';
import { SqliteFeed } from './feed';
import { roomOf } from './desk';
import { readHealth } from './health';
import { readHistories } from './histories';
import { checkIntegrity } from './integrity';
import { SqliteInbox } from './inbox';
import { SqliteInsights } from './insights';
import { getModel, listModels, publishAgain, publishDraft, saveDraft } from './models';
import { SqliteNurture } from './nurture';
import { findCandidateIds, getCandidates } from './read';
import { recordBatch } from './recordBatch';
import { retainEvents } from './retain';
import { SqliteRouteBook } from './routeBook';
import { runSlices } from './run';
import { useModel } from './scoredModels';
import { searchCandidates } from './search';
import { decaySlice, fadingSlice, reevaluateSlice } from './slices';
import { vacuum } from './vacuum';
import * as sharing from './sharing';
import * as sync from './sync';

export { TRANSACTION_EVENTS } from './recordBatch';

/**
 * The embedded store: one SQLite file, through Node's own `node:sqlite`.
 *
 * SQLite answers synchronously on the host's only thread, so long work is done in slices with a pause after each.
 */
export class SqliteStore implements CandidateStore {
	private readonly usedModels = new UsedModels();

	readonly inbox: SqliteInbox;
	readonly nurture: SqliteNurture;
	readonly transitions: SqliteFeed;
	readonly routes: SqliteRouteBook;
	readonly insights: SqliteInsights;
	readonly rights: RightsDesk;

	private constructor(private readonly connection: Connection) {
		this.inbox = new SqliteInbox(connection);
		this.nurture = new SqliteNurture(connection);
		this.transitions = new SqliteFeed(connection);
		this.routes = new SqliteRouteBook(connection);
		this.insights = new SqliteInsights(connection);
		this.rights = new RightsDesk(roomOf(connection));
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

	async record(
		events: readonly IncomingEvent[],
		compiled: CompiledModel,
		asOfMs: number,
		onProgress?: Progress,
	): Promise<CandidateOutcome[]> {
		await this.useModel(compiled);
		return await recordBatch(this.connection, events, compiled, asOfMs, onProgress);
	}

	async decay(
		compiled: CompiledModel,
		asOfMs: number,
		onChanged: (outcomes: CandidateOutcome[]) => void,
		onProgress?: Progress,
		tells: Telling = 'changed',
	): Promise<RunResult> {
		const result = await this.reevaluate(compiled, asOfMs, onChanged, onProgress);
		const slice = tells === 'moved' ? fadingSlice : decaySlice;
		return await runSlices(
			this.connection,
			(statements) => slice(statements, compiled, asOfMs),
			{ onChanged, onProgress },
			result,
		);
	}

	async reevaluate(
		compiled: CompiledModel,
		asOfMs: number,
		onChanged: (outcomes: CandidateOutcome[]) => void,
		onProgress?: Progress,
	): Promise<RunResult> {
		await this.useModel(compiled);
		return await runSlices(
			this.connection,
			(statements, lastId) => reevaluateSlice(statements, compiled, asOfMs, lastId),
			{ onChanged, onProgress },
		);
	}

	get(
		candidateIds: readonly number[],
		compiled: CompiledModel,
	): Promise<Array<StoredCandidate | null>> {
		return this.connection.readTogether((statements) =>
			getCandidates(statements, candidateIds, compiled),
		);
	}

	findIds(identities: readonly Identity[]): Promise<Array<number | null>> {
		return this.connection.read((statements) => findCandidateIds(statements, identities));
	}

	search(filter: CandidateFilter, compiled: CompiledModel): Promise<StoredCandidate[]> {
		return searchCandidates(this.connection, filter, compiled);
	}

	events(candidateId: number, limit: number): Promise<LedgerEvent[]> {
		return this.connection.read(({ events }) =>
			allRows<EventRow>(events, candidateId, limit).map(readEvent),
		);
	}

	readHistories(onPart: (part: History[]) => void, onProgress?: Progress): Promise<void> {
		return readHistories(this.connection, onPart, onProgress);
	}

	saveModel(model: ScoringModel): Promise<void> {
		return this.connection.transaction(({ addModel }) => {
			addModel.run(model.key, model.version, JSON.stringify(model), Date.now());
		});
	}

	saveDraft(definition: ScoringModel, note: string, by: string, atMs: number): Promise<void> {
		return this.connection.transaction((statements) =>
			saveDraft(statements, definition, [by, note, atMs]),
		);
	}

	publish(key: string, by: string, note: string, atMs: number): Promise<number> {
		return this.connection.transaction((statements) =>
			publishDraft(statements, key, [by, note, atMs]),
		);
	}

	rollBack(key: string, version: number, by: string, note: string, atMs: number): Promise<number> {
		return this.connection.transaction((statements) =>
			publishAgain(statements, key, version, [by, note, atMs]),
		);
	}

	listModels(): Promise<ModelVersion[]> {
		return this.connection.read(listModels);
	}

	getModel(key: string, version?: number | 'draft'): Promise<StoredModel | null> {
		const wanted = version === 'draft' ? DRAFT : (version ?? null);
		return this.connection.read((statements) => getModel(statements, key, wanted));
	}

	health(): Promise<StoreHealth> {
		return readHealth(this.connection);
	}

	counts(asOfMs: number): Promise<StoreCounts> {
		return countAll(this.connection, asOfMs);
	}

	checkIntegrity(
		compiled: CompiledModel,
		{ sample }: { sample?: number },
		onDifferences: (part: Difference[]) => void,
		onProgress?: Progress,
	): Promise<IntegrityResult> {
		return checkIntegrity(this.connection, compiled, sample, onDifferences, onProgress);
	}

	vacuum(): Promise<{ bytesBefore: number; bytesAfter: number }> {
		return vacuum(this.connection);
	}

	backup(file: string, onProgress?: (part: number) => void): Promise<{ bytes: number }> {
		return backUp(this.connection, file, onProgress);
	}

	retain(
		{ keepDays }: { keepDays: number },
		asOfMs: number,
		onProgress?: Progress,
	): Promise<RetentionResult> {
		return retainEvents(this.connection, keepDays, asOfMs, onProgress);
	}

	openTarget(target: string, modelKey: string, atMs: number): Promise<void> {
		return sync.openTarget(this.connection, target, modelKey, atMs);
	}

	readUnsynced(target: string, afterId: number, limit: number): Promise<SyncState[]> {
		return this.connection.read((statements) =>
			sync.readUnsynced(statements, target, afterId, limit),
		);
	}

	readSynced(target: string, candidateIds: readonly number[]): Promise<SyncState[]> {
		return this.connection.read((statements) => sync.readSynced(statements, target, candidateIds));
	}

	keepSynced(target: string, synced: readonly Synced[]): Promise<void> {
		return sync.keepSynced(this.connection, target, synced);
	}

	nameSynced(target: string, remoteIds: ReadonlyMap<number, string>): Promise<void> {
		return this.connection.transaction((statements) =>
			sync.nameSynced(statements, target, remoteIds),
		);
	}

	dropSynced(target: string, candidateIds: readonly number[]): Promise<void> {
		return this.connection.transaction(({ dropSynced }) => {
			dropSynced.run(target, JSON.stringify(candidateIds));
		});
	}

	forgetSynced(target: string): Promise<void> {
		return this.connection.transaction(({ forgetSynced }) => {
			forgetSynced.run(target);
		});
	}

	countSynced(target: string): Promise<SyncCount[]> {
		return this.connection.read((statements) => sync.countSynced(statements, target));
	}

	readNote(name: string): Promise<string | null> {
		return this.connection.read((statements) => sharing.readNote(statements, name));
	}

	keepNote(name: string, text: string): Promise<void> {
		return this.connection.transaction(({ keepNote }) => {
			keepNote.run(name, text);
		});
	}

	claimNote(name: string, text: string): Promise<string> {
		return this.connection.transaction((statements) => sharing.claimNote(statements, name, text));
	}

	takeTurn(queue: string, everyMs: number): Promise<number> {
		return this.connection.transaction((statements) =>
			sharing.takeTurn(statements, queue, everyMs),
		);
	}

	holdTurns(queue: string, forMs: number): Promise<void> {
		return this.connection.transaction(({ holdTurns }) => {
			holdTurns.run(queue, forMs);
		});
	}

	close(): Promise<void> {
		return this.connection.close();
	}

	private useModel(compiled: CompiledModel): Promise<void> {
		return this.usedModels.use(compiled, () =>
			this.connection.transaction((statements) => useModel(statements, compiled)),
		);
	}
}

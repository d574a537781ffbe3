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
import { refuseBackup } from './backup';
import type { SyncCount, SyncState, Synced } from '../sync';
import { UsedModels } from '../usedModels';
import { bigintArray } from './arrays';
import { Connection } from './connection';
import { countAll } from './counts';
import { PostgresFeed } from './feed';
import { roomOf } from './desk';
import { readHealth } from './health';
import { readHistories } from './histories';
import { checkIntegrity } from './integrity';
import { PostgresInbox } from './inbox';
import { PostgresInsights } from './insights';
import { getModel, listModels, publishAgain, publishDraft, saveDraft } from './models';
import { PostgresNurture } from './nurture';
import { findCandidateIds, getCandidates } from './read';
import { recordBatch } from './recordBatch';
import { retainEvents } from './retain';
import { PostgresRouteBook } from './routeBook';
import { runSlices } from './run';
import { isUsed, useModel } from './scoredModels';
import { searchCandidates } from './search';
import type { PostgresSettings } from './settings';
import { dueSlices, fadingSlices, lastDueSlices, outdatedSlices } from './slices';
import { vacuum } from './vacuum';
import * as sharing from './sharing';
import * as sync from './sync';

export { hasStore, tryStore } from './open';
export { TRANSACTION_EVENTS } from './recordBatch';
export type { PostgresSettings } from './settings';

/** Slices of the daily run that are under way at once. */
const LANES = 2;

/**
 * A store in a schema of a PostgreSQL database, for many processes on many hosts.
 *
 * Work on different candidates goes on side by side; work on the same takes turns.
 */
export class PostgresStore implements CandidateStore {
	private readonly usedModels = new UsedModels();

	readonly inbox: PostgresInbox;
	readonly nurture: PostgresNurture;
	readonly transitions: PostgresFeed;
	readonly routes: PostgresRouteBook;
	readonly insights: PostgresInsights;
	readonly rights: RightsDesk;

	private constructor(private readonly connection: Connection) {
		this.inbox = new PostgresInbox(connection);
		this.nurture = new PostgresNurture(connection);
		this.transitions = new PostgresFeed(connection);
		this.routes = new PostgresRouteBook(connection);
		this.insights = new PostgresInsights(connection);
		this.rights = new RightsDesk(roomOf(connection));
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
		const listeners = { onChanged, onProgress };
		const result = await this.reevaluate(compiled, asOfMs, onChanged, onProgress);
		const due = tells === 'moved' ? fadingSlices : dueSlices;
		await runSlices(this.connection, due(compiled, asOfMs), listeners, result, LANES);
		const left = lastDueSlices(compiled, asOfMs, tells);
		return await runSlices(this.connection, left, listeners, result);
	}

	async reevaluate(
		compiled: CompiledModel,
		asOfMs: number,
		onChanged: (outcomes: CandidateOutcome[]) => void,
		onProgress?: Progress,
	): Promise<RunResult> {
		await this.useModel(compiled);
		return await runSlices(this.connection, outdatedSlices(compiled, asOfMs), {
			onChanged,
			onProgress,
		});
	}

	get(
		candidateIds: readonly number[],
		compiled: CompiledModel,
	): Promise<Array<StoredCandidate | null>> {
		return this.connection.read((session) => getCandidates(session, candidateIds, compiled));
	}

	findIds(identities: readonly Identity[]): Promise<Array<number | null>> {
		return this.connection.read((session) => findCandidateIds(session, identities));
	}

	search(filter: CandidateFilter, compiled: CompiledModel): Promise<StoredCandidate[]> {
		return this.connection.read((session) => searchCandidates(session, filter, compiled));
	}

	events(candidateId: number, limit: number): Promise<LedgerEvent[]> {
		return this.connection.read(async (session) =>
			(await session.all<EventRow>('events', candidateId, limit)).map(readEvent),
		);
	}

	readHistories(onPart: (part: History[]) => void, onProgress?: Progress): Promise<void> {
		return readHistories(this.connection, onPart, onProgress);
	}

	async saveModel(model: ScoringModel): Promise<void> {
		await this.connection.transaction((session) =>
			session.run('addModel', model.key, model.version, JSON.stringify(model), Date.now()),
		);
	}

	saveDraft(definition: ScoringModel, note: string, by: string, atMs: number): Promise<void> {
		return this.connection.transaction((session) =>
			saveDraft(session, definition, [by, note, atMs]),
		);
	}

	publish(key: string, by: string, note: string, atMs: number): Promise<number> {
		return this.connection.transaction((session) => publishDraft(session, key, [by, note, atMs]));
	}

	rollBack(key: string, version: number, by: string, note: string, atMs: number): Promise<number> {
		return this.connection.transaction((session) =>
			publishAgain(session, key, version, [by, note, atMs]),
		);
	}

	listModels(): Promise<ModelVersion[]> {
		return this.connection.read(listModels);
	}

	getModel(key: string, version?: number | 'draft'): Promise<StoredModel | null> {
		const wanted = version === 'draft' ? DRAFT : (version ?? null);
		return this.connection.read((session) => getModel(session, key, wanted));
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

	/** Not from here: the server's own tools do it better. */
	backup(): Promise<never> {
		return refuseBackup(this.connection);
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
		return this.connection.read((session) => sync.readUnsynced(session, target, afterId, limit));
	}

	readSynced(target: string, candidateIds: readonly number[]): Promise<SyncState[]> {
		return this.connection.read((session) => sync.readSynced(session, target, candidateIds));
	}

	keepSynced(target: string, synced: readonly Synced[]): Promise<void> {
		return this.connection.transaction((session) => sync.keepSynced(session, target, synced));
	}

	nameSynced(target: string, remoteIds: ReadonlyMap<number, string>): Promise<void> {
		return this.connection.transaction((session) => sync.nameSynced(session, target, remoteIds));
	}

	async dropSynced(target: string, candidateIds: readonly number[]): Promise<void> {
		await this.connection.transaction((session) =>
			session.run('dropSynced', target, bigintArray(candidateIds)),
		);
	}

	async forgetSynced(target: string): Promise<void> {
		await this.connection.transaction((session) => session.run('forgetSynced', target));
	}

	countSynced(target: string): Promise<SyncCount[]> {
		return this.connection.read((session) => session.all<SyncCount>('countSynced', target));
	}

	readNote(name: string): Promise<string | null> {
		return this.connection.read((session) => sharing.readNote(session, name));
	}

	async keepNote(name: string, text: string): Promise<void> {
		await this.connection.transaction((session) => session.run('keepNote', name, text));
	}

	claimNote(name: string, text: string): Promise<string> {
		return this.connection.transaction((session) => sharing.claimNote(session, name, text));
	}

	takeTurn(queue: string, everyMs: number): Promise<number> {
		return this.connection.transaction((session) => sharing.takeTurn(session, queue, everyMs));
	}

	async holdTurns(queue: string, forMs: number): Promise<void> {
		await this.connection.transaction((session) => session.run('holdTurns', queue, forMs));
	}

	close(): Promise<void> {
		return this.connection.close();
	}

	private useModel(compiled: CompiledModel): Promise<void> {
		return this.usedModels.use(compiled, async () => {
			const isKnown = await this.connection.read((session) => isUsed(session, compiled));
			if (!isKnown) await this.connection.transaction((session) => useModel(session, compiled));
		});
	}
}

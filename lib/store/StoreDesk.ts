import type { CompiledModel } from '../scoring';
import { checkIntegrity } from './checkIntegrity';
import type { Engine } from './engine';
import { FeedDesk } from './FeedDesk';
import { getCandidates, searchCandidates } from './findCandidates';
import { InboxDesk } from './InboxDesk';
import type { Identity } from './identity';
import type { IncomingEvent } from './incomingEvent';
import { InsightDesk } from './InsightDesk';
import { ModelDesk } from './ModelDesk';
import { NurtureDesk } from './NurtureDesk';
import type {
	CandidateFilter,
	CandidateOutcome,
	CandidateStore,
	History,
	LedgerEvent,
	Progress,
	RunResult,
	StoredCandidate,
	Telling,
} from './port';
import { readHistories, type HistoryReader } from './readHistories';
import { retainEvents } from './retain';
import { RightsDesk } from './RightsDesk';
import { RouteDesk } from './RouteDesk';
import { readEvent, type EventRow } from './rows';
import type {
	Difference,
	IntegrityResult,
	RetentionResult,
	StoreCounts,
	StoreHealth,
} from './upkeep';
import { UsedModels } from './usedModels';

/** A store on an engine: what it does the same way on every engine, and hands on what it does not. */
export class StoreDesk<Connection extends { close(): Promise<void> }>
	extends ModelDesk
	implements CandidateStore
{
	private readonly usedModels = new UsedModels();
	private readonly histories: HistoryReader;

	readonly inbox: InboxDesk;
	readonly nurture: NurtureDesk;
	readonly transitions: FeedDesk;
	readonly routes: RouteDesk;
	readonly insights: InsightDesk;
	readonly rights: RightsDesk;

	protected constructor(
		private readonly engine: Engine<Connection>,
		private readonly connection: Connection,
	) {
		const room = engine.roomOf(connection);
		super(room);
		this.inbox = new InboxDesk(room);
		this.nurture = new NurtureDesk(room);
		this.transitions = new FeedDesk(room);
		this.routes = new RouteDesk(room);
		this.histories = {
			partSize: engine.historySize,
			readPart: (lastId, wanted) => engine.readHistoryPart(connection, lastId, wanted),
		};
		this.insights = new InsightDesk(room, engine.partSize, this.histories);
		this.rights = new RightsDesk(room);
	}

	async record(
		events: readonly IncomingEvent[],
		compiled: CompiledModel,
		asOfMs: number,
		onProgress?: Progress,
	): Promise<CandidateOutcome[]> {
		await this.useModel(compiled);
		return await this.engine.recordBatch(this.connection, events, compiled, asOfMs, onProgress);
	}

	async decay(
		compiled: CompiledModel,
		asOfMs: number,
		onChanged: (outcomes: CandidateOutcome[]) => void,
		onProgress?: Progress,
		tells: Telling = 'changed',
	): Promise<RunResult> {
		const result = await this.reevaluate(compiled, asOfMs, onChanged, onProgress);
		const run = { compiled, asOfMs, onChanged, onProgress, result };
		return await this.engine.decay(this.connection, run, tells);
	}

	async reevaluate(
		compiled: CompiledModel,
		asOfMs: number,
		onChanged: (outcomes: CandidateOutcome[]) => void,
		onProgress?: Progress,
	): Promise<RunResult> {
		await this.useModel(compiled);
		const result = { checked: 0, changed: 0, incomplete: 0 };
		const run = { compiled, asOfMs, onChanged, onProgress, result };
		return await this.engine.reevaluate(this.connection, run);
	}

	get(
		candidateIds: readonly number[],
		compiled: CompiledModel,
	): Promise<Array<StoredCandidate | null>> {
		return this.engine.find(this.connection, compiled, (finder) =>
			getCandidates(finder, candidateIds, compiled),
		);
	}

	async findIds(identities: readonly Identity[]): Promise<Array<number | null>> {
		const owners = await this.engine.findOwners(this.connection, identities);
		return owners.map((owner) => owner?.candidateId ?? null);
	}

	search(filter: CandidateFilter, compiled: CompiledModel): Promise<StoredCandidate[]> {
		return this.engine.find(this.connection, compiled, (finder) =>
			searchCandidates(finder, filter, compiled),
		);
	}

	events(candidateId: number, limit: number): Promise<LedgerEvent[]> {
		return this.room.read(async (desk) =>
			(await desk.all<EventRow>('events', candidateId, limit)).map(readEvent),
		);
	}

	readHistories(onPart: (part: History[]) => void, onProgress?: Progress): Promise<void> {
		return readHistories(this.histories, onPart, onProgress);
	}

	health(): Promise<StoreHealth> {
		return this.engine.readHealth(this.connection);
	}

	counts(asOfMs: number): Promise<StoreCounts> {
		return this.engine.countAll(this.connection, asOfMs);
	}

	checkIntegrity(
		compiled: CompiledModel,
		{ sample }: { sample?: number },
		onDifferences: (part: Difference[]) => void,
		onProgress?: Progress,
	): Promise<IntegrityResult> {
		return checkIntegrity(this.room, compiled, sample, onDifferences, onProgress);
	}

	vacuum(): Promise<{ bytesBefore: number; bytesAfter: number }> {
		return this.engine.vacuum(this.connection);
	}

	backup(file: string, onProgress?: (part: number) => void): Promise<{ bytes: number }> {
		return this.engine.backUp(this.connection, file, onProgress);
	}

	retain(
		{ keepDays }: { keepDays: number },
		asOfMs: number,
		onProgress?: Progress,
	): Promise<RetentionResult> {
		const run = { keepDays, asOfMs, sliceEvents: this.engine.pruneSize };
		return retainEvents(this.room, run, onProgress);
	}

	close(): Promise<void> {
		return this.connection.close();
	}

	private useModel(compiled: CompiledModel): Promise<void> {
		return this.usedModels.use(compiled, () => this.engine.useModel(this.connection, compiled));
	}
}

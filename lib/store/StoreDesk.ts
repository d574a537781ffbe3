import type { CompiledModel } from '../scoring';
import { checkIntegrity } from './checkIntegrity';
import type { DeskRoom } from './desk';
import { FeedDesk } from './FeedDesk';
import { InboxDesk } from './InboxDesk';
import { InsightDesk, type ReadHistories } from './InsightDesk';
import { ModelDesk } from './ModelDesk';
import { NurtureDesk } from './NurtureDesk';
import type { CandidateStore, LedgerEvent, Progress } from './port';
import { retainEvents } from './retain';
import { RightsDesk } from './RightsDesk';
import { RouteDesk } from './RouteDesk';
import { readEvent, type EventRow } from './rows';
import type { Difference, IntegrityResult, RetentionResult } from './upkeep';

/** What an engine does at a time, so that it holds up nobody. */
export interface Portions {
	/** Candidates asked about at a time where little is read of each. */
	candidates: number;
	/** Events taken out of the ledger in a transaction. */
	prunedEvents: number;
}

/** A store, but for what its engine does in a way of its own. */
export abstract class StoreDesk extends ModelDesk implements CandidateStore {
	readonly inbox: InboxDesk;
	readonly nurture: NurtureDesk;
	readonly transitions: FeedDesk;
	readonly routes: RouteDesk;
	readonly insights: InsightDesk;
	readonly rights: RightsDesk;

	abstract readonly record: CandidateStore['record'];
	abstract readonly decay: CandidateStore['decay'];
	abstract readonly reevaluate: CandidateStore['reevaluate'];
	abstract readonly get: CandidateStore['get'];
	abstract readonly findIds: CandidateStore['findIds'];
	abstract readonly search: CandidateStore['search'];
	abstract readonly health: CandidateStore['health'];
	abstract readonly counts: CandidateStore['counts'];
	abstract readonly vacuum: CandidateStore['vacuum'];
	abstract readonly backup: CandidateStore['backup'];
	abstract readonly close: CandidateStore['close'];

	/** @param readHistories - of everybody, or of those asked for */
	protected constructor(
		room: DeskRoom,
		private readonly portions: Portions,
		readonly readHistories: ReadHistories,
	) {
		super(room);
		this.inbox = new InboxDesk(room);
		this.nurture = new NurtureDesk(room);
		this.transitions = new FeedDesk(room);
		this.routes = new RouteDesk(room);
		this.insights = new InsightDesk(room, portions.candidates, readHistories);
		this.rights = new RightsDesk(room);
	}

	events(candidateId: number, limit: number): Promise<LedgerEvent[]> {
		return this.room.read(async (desk) =>
			(await desk.all<EventRow>('events', candidateId, limit)).map(readEvent),
		);
	}

	checkIntegrity(
		compiled: CompiledModel,
		{ sample }: { sample?: number },
		onDifferences: (part: Difference[]) => void,
		onProgress?: Progress,
	): Promise<IntegrityResult> {
		return checkIntegrity(this.room, compiled, sample, onDifferences, onProgress);
	}

	retain(
		{ keepDays }: { keepDays: number },
		asOfMs: number,
		onProgress?: Progress,
	): Promise<RetentionResult> {
		const run = { keepDays, asOfMs, sliceEvents: this.portions.prunedEvents };
		return retainEvents(this.room, run, onProgress);
	}
}

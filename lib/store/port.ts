import type {
	CandidateKind,
	CompiledModel,
	Evaluation,
	Memory,
	Presented,
	ScoringModel,
} from '../scoring';
import type { TransitionFeed } from './feed';
import type { History } from './history';
import type { Identities, Identity } from './identity';
import type { Inbox } from './inbox';
import type { IncomingEvent } from './incomingEvent';
import type { StoreInsights } from './insights';
import type { ModelVersion, StoredModel } from './modelVersion';
import type { NurtureStore } from './nurture';
import type { Progress } from './progress';
import type { RouteBook } from './routeBook';
import type { Transition } from './transition';
import type { StoreRights } from './rights';
import type { StoreUpkeep } from './upkeep';
import type { StoreSharing } from './sharing';
import type { StoreSync } from './sync';

/** What happened to one candidate in a batch of events or a daily run. */
export interface CandidateOutcome {
	candidateId: number;
	kind: CandidateKind;
	identities: Identities;
	/** What was presented before under this model; null where nothing was. */
	before: Presented | null;
	after: Evaluation;
	memory: Memory;
	transitions: Transition[];
	newEvents: number;
	duplicateEvents: number;
	/** The events of the batch that are about this candidate, duplicates included. */
	events: readonly IncomingEvent[];
}

/** A candidate as kept. Presented values are those of `evaluatedOn`; they hold until `nextChangeOn`. */
export interface StoredCandidate extends Presented {
	candidateId: number;
	kind: CandidateKind;
	identities: Identities;
	memory: Memory;
	modelVersion: number;
	evaluatedOn: number;
	nextChangeOn: number | null;
	/** The last local day with points or a new application status; null for none. */
	lastActiveOn: number | null;
	firstScoredAt: string | null;
	firstQualifiedAt: string | null;
	firstPlacedAt: string | null;
}

/** One event of the ledger. */
export interface LedgerEvent {
	eventId: string;
	type: string;
	/** UTC milliseconds. */
	occurredAt: number;
	recordedAt: number;
	subject: string | null;
	/** Source, channel, campaign, consent and properties as far as sent, and by which identities. */
	details: Record<string, unknown>;
}

/** Which candidates to find; every part given must hold. */
export interface CandidateFilter {
	buckets?: readonly string[];
	phases?: readonly string[];
	medals?: readonly string[];
	grades?: readonly string[];
	routes?: readonly string[];
	/** Keys of prepared personas. */
	personas?: readonly string[];
	kinds?: readonly CandidateKind[];
	/** First local day on which they may have been active last. */
	activeFrom?: number;
	/** They were active last before this local day; finds nobody who never was. */
	activeBefore?: number;
	/** A vacancy they viewed, of which the ledger still knows. */
	viewed?: string;
	/** In one of their identities or a value of their profile, in any case; 10,000 candidates at most. */
	text?: string;
	/** Only these. */
	candidateIds?: readonly number[];
	/** Lowest score, inclusive; finds nobody without a score. */
	minScore?: number;
	/** Highest score, inclusive; finds nobody without a score. */
	maxScore?: number;
	/** Candidates found, hottest first; all when left out. */
	limit?: number;
	/** How many to pass over. */
	offset?: number;
}

export type { History, Progress, Transition };

/** Counts of a run over candidates. */
export interface RunResult {
	/** Candidates that were not up to date and now are. */
	checked: number;
	/** Of those, how many are presented differently. */
	changed: number;
	/**
	 * Of those, for how many not everything could be counted: events left the ledger before these rules came into use.
	 */
	incomplete: number;
}

/**
 * Of whom a run tells: of everybody who is presented differently, or only of those of whom more than the score and the
 * engagement differ. Of the others it then reads no more than what they come to, which is many times faster.
 */
export type Telling = 'changed' | 'moved';

/**
 * Where candidates, their events and their scores are kept. Every engine keeps these promises:
 *
 * - **Idempotent.** An event is recorded once per `eventId`, whatever else it says; delivering it again, in the
 *   same batch or a year later, changes nothing.
 * - **Order-free.** Any order and any split of the same events ends in the same snapshots. (A visitor id shared
 *   by two known people stays with the one it was first delivered with.)
 * - **Isolated.** Batches that touch the same candidate, from this process or another, take effect one after the
 *   other.
 * - **All or nothing.** What a call reports is written as a whole; a call that throws has left no half candidate,
 *   and the same call again completes it.
 * - **Durable.** What a call has returned survives a crash and a power cut.
 * - **Each model by itself.** Candidates can be scored under several models. Under each they have what all their
 *   events make of them, whichever model those were recorded under, and what reading gives is never partly another
 *   model's or another version's. Reading announces nothing; the next call that writes under the model does.
 * - **Newest version.** Once a version of a model was at work, an older one (of a run that began before) records
 *   events and tells what it makes of them, but writes no numbers.
 */
export interface CandidateStore extends StoreUpkeep, StoreSync, StoreSharing {
	/** What was told from outside and is not in the ledger yet. */
	readonly inbox: Inbox;

	/** Nurture sequences, who is in them, and their mails. */
	readonly nurture: NurtureStore;

	/** Hands transitions to whoever listens. */
	readonly transitions: TransitionFeed;

	/** Remembers whom routers let through. */
	readonly routes: RouteBook;

	/** What can be told of everybody at once. */
	readonly insights: StoreInsights;

	/** What people may ask of whoever keeps data about them. */
	readonly rights: StoreRights;

	/**
	 * Records events and brings their candidates up to date at `asOf`.
	 *
	 * @param asOfMs - UTC ms; also the time the events are recorded at
	 * @returns one outcome per candidate the events are about, in no particular order
	 */
	record(
		events: readonly IncomingEvent[],
		compiled: CompiledModel,
		asOfMs: number,
		onProgress?: Progress,
	): Promise<CandidateOutcome[]>;

	/**
	 * Brings every candidate up to date whose presented values are due to change by `asOf`, be it by time, by events
	 * recorded under another model, or because another version of the model takes over. Running it twice, late or
	 * never changes no number that is computed at a later `asOf`.
	 *
	 * @param onChanged - told of those whose presented values changed, part by part, once committed
	 * @param tells - of whom; `changed` when left out
	 */
	decay(
		compiled: CompiledModel,
		asOfMs: number,
		onChanged: (outcomes: CandidateOutcome[]) => void,
		onProgress?: Progress,
		tells?: Telling,
	): Promise<RunResult>;

	/**
	 * Brings every candidate over to this version of the model who is not at it: from their tallies where it folds
	 * like the version before, else from the ledger. A run that was cut short goes on where it ended. Recording goes
	 * on meanwhile, and brings its own candidates over; the daily run does what is left.
	 *
	 * @param onChanged - told of every candidate whose presented values changed, part by part, once committed
	 */
	reevaluate(
		compiled: CompiledModel,
		asOfMs: number,
		onChanged: (outcomes: CandidateOutcome[]) => void,
		onProgress?: Progress,
	): Promise<RunResult>;

	/**
	 * The candidates with these ids, in the order given; null for an unknown one. An id that was merged into
	 * another gives the other.
	 */
	get(
		candidateIds: readonly number[],
		compiled: CompiledModel,
	): Promise<Array<StoredCandidate | null>>;

	/** To whom each identity belongs, in the order given; null for an unknown one. */
	findIds(identities: readonly Identity[]): Promise<Array<number | null>>;

	/** Candidates by their presented values as last brought up to date, hottest first. */
	search(filter: CandidateFilter, compiled: CompiledModel): Promise<StoredCandidate[]>;

	/** A candidate's events that are in the ledger, newest first. */
	events(candidateId: number, limit: number): Promise<LedgerEvent[]>;

	/**
	 * Reads everybody of whom the ledger holds anything with all it holds, in ascending order of id, part by part. Nothing
	 * is written, and other work goes on meanwhile. Nobody and no event comes twice. What is recorded meanwhile may
	 * come or not; of those who are found to be one person meanwhile, the events of the one who is merged away may not.
	 *
	 * @param onPart - told of at most some hundred candidates at a time
	 */
	readHistories(onPart: (part: History[]) => void, onProgress?: Progress): Promise<void>;

	/** Keeps a model version that came without being published; the same key and version again changes nothing. */
	saveModel(model: ScoringModel): Promise<void>;

	/** Keeps a checked model as the draft of its key, instead of the one there was. */
	saveDraft(definition: ScoringModel, note: string, by: string, atMs: number): Promise<void>;

	/**
	 * Publishes the draft of a model: from then on it never changes. Candidates are brought over to it by
	 * {@link CandidateStore.reevaluate}, or one by one as they are recorded or due.
	 *
	 * @returns its version, one more than the latest
	 * @throws {StoreError} `no-draft`
	 */
	publish(key: string, by: string, note: string, atMs: number): Promise<number>;

	/**
	 * Publishes what an older version said as a new version.
	 *
	 * @returns the new version
	 * @throws {StoreError} `unknown-model` when there is no such version
	 */
	rollBack(key: string, version: number, by: string, note: string, atMs: number): Promise<number>;

	/** Every version of every model, by key, a draft first and then the latest. */
	listModels(): Promise<ModelVersion[]>;

	/** A model's draft or one version, the latest one published by default; null where there is none. */
	getModel(key: string, version?: number | 'draft'): Promise<StoredModel | null>;

	close(): Promise<void>;
}

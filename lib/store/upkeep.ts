import type { CompiledModel } from '../scoring';
import type { Progress } from './progress';

/** How a store is. */
export interface StoreHealth {
	engine: 'SQLite' | 'PostgreSQL';
	/** Of the engine. */
	version: string;
	/** Of the tables; each release of this package says which it needs. */
	schemaVersion: number;
	/** The file, or the schema with its database and host. */
	place: string;
	sizeBytes: number;
	/** What is written but not yet moved into the file; null where the server takes care of that. */
	walBytes: number | null;
	isWritable: boolean;
	/** How long a tiny write took until it was safe; null where nothing can be written. */
	writeMs: number | null;
	/** Why nothing can be written and what to do about it; null where something can. */
	problem: { message: string; advice: string } | null;
}

/** How much a store holds. */
export interface StoreCounts {
	/** People; those who were merged into others are not among them. */
	candidates: number;
	identities: number;
	/** Events of the ledger that still say what happened. */
	events: number;
	/** Events of which only the id is left; see {@link StoreUpkeep.retain}. */
	prunedEvents: number;
	/** When the oldest and newest of `events` happened, UTC ms. */
	oldestEventAt: number | null;
	newestEventAt: number | null;
	transitions: number;
	/** Published versions. */
	modelVersions: number;
	/** One entry per model that candidates are scored under, by key. */
	models: Array<{
		key: string;
		/** The newest version at work. */
		version: number;
		snapshots: number;
		/** Snapshots that the next daily run would bring up to date. */
		due: number;
		/** Snapshots of a day that is yet to come, as a clock that was ahead leaves them: they stay until it has come. */
		ahead: number;
	}>;
}

/** Something about a candidate that does not fit together. */
export interface Difference {
	candidateId: number;
	/**
	 * `tally` and `timelines`: what is remembered is not what the ledger says. `values`: what is presented does not
	 * follow from what is remembered. `owner`: something belongs to a candidate who is not there any more.
	 */
	about: 'tally' | 'timelines' | 'values' | 'owner';
	/** In a sentence. */
	message: string;
}

/** Counts of an integrity check. */
export interface IntegrityResult {
	/** Candidates looked at. */
	candidates: number;
	/** Events of theirs that were folded. */
	events: number;
	/** Of the candidates, those with nothing to compare yet: the daily run or the next event brings them up to date. */
	waiting: number;
	differences: number;
}

/** Counts of a run that takes old events out of the ledger. */
export interface RetentionResult {
	/** Events that left the ledger. */
	events: number;
	/** Ids of events that were forgotten too. */
	forgotten: number;
	/** Times that a router let somebody through which no router asks for any more. */
	routed: number;
}

/** What a file or database needs besides its daily work. */
export interface StoreUpkeep {
	/** Tells how the store is; that it cannot be written to is something it tells, and no error. */
	health(): Promise<StoreHealth>;

	/** Counts everything, part by part while other work goes on, so the numbers need not be of one moment. */
	counts(asOfMs: number): Promise<StoreCounts>;

	/**
	 * Compares what is kept of candidates with what their events make of them, and what is presented with what follows
	 * from it, as of the day they were last brought up to date. Nothing is written, and other work goes on meanwhile.
	 *
	 * @param sample - how many candidates, drawn by lot; all when left out
	 * @param onDifferences - told part by part
	 */
	checkIntegrity(
		compiled: CompiledModel,
		scope: { sample?: number },
		onDifferences: (part: Difference[]) => void,
		onProgress?: Progress,
	): Promise<IntegrityResult>;

	/**
	 * Gives back the room that what was removed took up. Other work of this process waits meanwhile; that of other
	 * processes may give up waiting.
	 */
	vacuum(): Promise<{ bytesBefore: number; bytesAfter: number }>;

	/**
	 * Copies the store as it is at this moment into a new file, while other work goes on.
	 *
	 * @param onProgress - told of the part that is done, between 0 and 1
	 * @throws {StoreError} `target-exists`, `target-unusable`; `use-pg-dump` where the server has tools for it. Then
	 * there is no file.
	 */
	backup(file: string, onProgress?: (part: number) => void): Promise<{ bytes: number }>;

	/**
	 * Takes events out of the ledger that happened more than so many days ago: what happened, to what, and all
	 * details. No score, phase or medal changes, now or later: what the events count under every model that candidates
	 * were ever scored under stays remembered.
	 *
	 * - Their ids stay, so that delivering one again changes nothing, until they lie a day further back than the
	 *   longest horizon of any model; intake refuses events that old.
	 * - A model that comes into use later, or a version whose rules meet other events, counts what the ledger still
	 *   holds; {@link RunResult} tells of how many candidates it is not all.
	 * - Facts of the candidate (application statuses, consent, profile) are kept: they are no events.
	 * - Whom routers let through so long ago is forgotten as well, but not within the days that routers ask for.
	 *
	 * Each part is a transaction of its own; a run that was cut short goes on where it ended.
	 *
	 * @param keepDays - whole days, at least 1
	 * @throws {StoreError} `bad-period`; `not-ready` when a model was last at work under an older release, so that it is
	 * not known yet what its events count
	 */
	retain(
		period: { keepDays: number },
		asOfMs: number,
		onProgress?: Progress,
	): Promise<RetentionResult>;
}

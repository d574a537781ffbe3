import type { CompiledModel } from '../scoring';
import type { DeskRoom } from './desk';
import type { Finder } from './findCandidates';
import type { Identity } from './identity';
import type { CandidateOutcome, CandidateStore, Progress, RunResult, Telling } from './port';
import type { HistoryPart } from './readHistories';
import type { Owner } from './resolve';

/** A run over many candidates. */
export interface CandidateRun {
	compiled: CompiledModel;
	asOfMs: number;
	onChanged: (outcomes: CandidateOutcome[]) => void;
	onProgress?: Progress;
	/** Counted up, so that runs can follow one another. */
	result: RunResult;
}

type Done<Name extends keyof CandidateStore> = CandidateStore[Name] extends (
	...asked: never[]
) => infer Result
	? Result
	: never;

type Asked<Name extends keyof CandidateStore> = CandidateStore[Name] extends (
	...asked: infer Values
) => unknown
	? Values
	: never;

/** What an engine does in a way of its own, on a connection of its own; see the port for what is promised. */
export interface Engine<Connection> {
	/** Candidates asked about at a time where little is read of each: a few milliseconds. */
	partSize: number;
	/** Events taken out of the ledger in a transaction. */
	pruneSize: number;
	/** Candidates asked for in a part of histories, at most. */
	historySize: number;
	roomOf(connection: Connection): DeskRoom;
	/** Notes that candidates are scored under a model from now on. */
	useModel(connection: Connection, compiled: CompiledModel): Promise<void>;
	recordBatch(connection: Connection, ...asked: Asked<'record'>): Done<'record'>;
	decay(connection: Connection, run: CandidateRun, tells: Telling): Done<'decay'>;
	reevaluate(connection: Connection, run: CandidateRun): Done<'reevaluate'>;
	/** Finds candidates, all as of one moment. */
	find<Result>(
		connection: Connection,
		compiled: CompiledModel,
		work: (finder: Finder) => Promise<Result>,
	): Promise<Result>;
	/** To whom identities belong, in the order given; undefined for one that is not known. */
	findOwners(
		connection: Connection,
		identities: readonly Identity[],
	): Promise<Array<Owner | undefined>>;
	/** Reads whole candidates in a short transaction: those wanted, or else those behind the last. */
	readHistoryPart(
		connection: Connection,
		lastId: number,
		wanted?: readonly number[],
	): Promise<HistoryPart>;
	readHealth(connection: Connection): Done<'health'>;
	countAll(connection: Connection, asOfMs: number): Done<'counts'>;
	vacuum(connection: Connection): Done<'vacuum'>;
	backUp(connection: Connection, ...asked: Asked<'backup'>): Done<'backup'>;
}

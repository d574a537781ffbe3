import { StoreError } from './errors';
import type { Progress } from './progress';
import { yieldToOthers } from './yieldToOthers';

/** The tables whose rows belong to a candidate, in the order in which they are written. */
export const CANDIDATE_TABLES = [
	'candidate',
	'identity',
	'event',
	'snapshot',
	'tally',
	'transition',
	'pruned_tally',
	'sync_state',
	'enrolment',
	'send',
	'routed',
] as const;

/** The tables that belong to nobody: models, what waits to be recorded, and what is shared with other systems. */
export const SHARED_TABLES = [
	'model',
	'scored_model',
	'inbox',
	'quarantine',
	'sync_target',
	'note',
	'sequence',
	'suppression',
	'bounce',
	'send_quota',
	'transition_reader',
	'audit',
	'candidate_merge',
	'erased',
	'erasure',
] as const;

/** A table that is moved candidate by candidate. */
export type CandidateTable = (typeof CANDIDATE_TABLES)[number];
/** A table that is moved as a whole. */
export type SharedTable = (typeof SHARED_TABLES)[number];

/** Rows as both engines keep them, by column. */
export type Rows = ReadonlyArray<Record<string, string | number | null>>;

/** Everything of some candidates. */
export interface MovedPart {
	tables: Record<CandidateTable, Rows>;
	/** The next part starts behind this candidate; null for the last part. */
	lastId: number | null;
}

/** What holds for all candidates. */
export interface MovedShared {
	tables: Record<SharedTable, Rows>;
	/** The highest id ever given to a candidate, also to one who is not there any more. */
	highestId: number;
}

/** The store that is moved. While it is open nothing can be written to it, so that all of it is of one moment. */
export interface MoveSource {
	readPart(afterId: number): Promise<MovedPart>;
	readShared(): Promise<MovedShared>;
	/** Notes where everything went: from now on nothing can be written here any more. */
	retire(place: string): Promise<void>;
	close(): Promise<void>;
}

/** The empty store that everything is moved to; nobody can use it until that is done. */
export interface MoveTarget {
	place: string;
	/**
	 * Begins, also anew where a move was not finished.
	 *
	 * @throws {StoreError} `target-not-empty`
	 */
	begin(): Promise<void>;
	write(part: MovedPart['tables']): Promise<void>;
	/** @returns how many rows it holds now */
	count(): Promise<Record<CandidateTable, number>>;
	/** Lets others use it. */
	finish(shared: MovedShared): Promise<void>;
	close(): Promise<void>;
}

/** What was moved. */
export type MoveResult = Record<CandidateTable, number>;

/**
 * Moves everything from one store to another: candidates with their ids, who was merged into whom, identities, events,
 * what was presented, transitions, all versions of all models, what waits in the inbox, what other systems were
 * told, and nurture with its outbox.
 *
 * A move that fails or is cut short leaves the source as it was, and a target that nobody can use; the next move begins
 * anew. Once it is done, the source can only be read.
 *
 * @throws {StoreError} `target-not-empty`; `not-moved` when the target does not hold what it was given
 */
export async function moveStore(
	source: MoveSource,
	target: MoveTarget,
	onProgress?: Progress,
): Promise<MoveResult> {
	await target.begin();
	const moved = nothing();
	for (let lastId: number | null = 0; lastId !== null;) {
		const part: MovedPart = await source.readPart(lastId);
		await target.write(part.tables);
		for (const table of CANDIDATE_TABLES) moved[table] += part.tables[table].length;
		lastId = part.lastId;
		onProgress?.({ candidates: moved.candidate, events: moved.event });
		await yieldToOthers();
	}
	refuseLoss(moved, await target.count());
	await target.finish(await source.readShared());
	await source.retire(target.place);
	return moved;
}

function nothing(): MoveResult {
	return Object.fromEntries(CANDIDATE_TABLES.map((table) => [table, 0])) as MoveResult;
}

function refuseLoss(moved: MoveResult, found: Record<CandidateTable, number>): void {
	for (const table of CANDIDATE_TABLES) {
		if (found[table] === moved[table]) continue;
		throw new StoreError(
			'not-moved',
			`After the move there are ${found[table]} rows of "${table}" instead of ${moved[table]}`,
			'Make sure that nothing else uses the new schema, then move again: it begins anew, and nothing is lost.',
		);
	}
}

import type { CompiledModel, LocalDay } from '../scoring';
import type { Kept } from './apply';
import type { Replayed } from './replay';
import { readBefore, readMemory, type CandidateRow } from './rows';

/** A candidate as kept under a model, ready to go on with. */
export interface KeptCandidate extends Kept {
	row: CandidateRow;
	/** Whether the row's own tally was of no use. */
	isReplayed: boolean;
	/** Whether what was read instead is not all: see {@link Replayed.isIncomplete}. */
	isIncomplete: boolean;
	/** The day up to which all that was recorded is known. */
	keptOn: LocalDay;
}

/**
 * Makes of a row what was kept.
 *
 * @param replayed - what the ledger remembers, where the row's own tally is of no use
 */
export function toKept(
	row: CandidateRow,
	replayed: Replayed | undefined,
	{ model }: CompiledModel,
): KeptCandidate {
	const before = readBefore(row);
	return {
		row,
		isReplayed: replayed !== undefined,
		isIncomplete: replayed?.isIncomplete ?? false,
		before,
		memory: replayed?.memory ?? readMemory(row),
		isStale: row.tally === null,
		isOtherVersion: row.model_version !== model.version,
		timelinesChanged: replayed?.timelinesChanged ?? false,
		keptOn: Math.max(before?.evaluatedOn ?? 0, replayed?.recordedOn ?? 0),
	};
}

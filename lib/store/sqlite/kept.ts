import type { CompiledModel, LocalDay } from '../../scoring';
import type { Kept } from '../apply';
import { allRows } from './allRows';
import { replayLedger, type Replayed } from './replay';
import { readBefore, readMemory, STALE_TALLY, type CandidateRow } from './rows';
import type { Statements } from './statements';

/** A candidate as kept under a model, ready to go on with. */
export interface KeptCandidate extends Kept {
	row: CandidateRow;
	/** The day up to which all that was recorded is known. */
	keptOn: LocalDay;
}

/**
 * Makes of rows what was kept. A tally that does not know all events, or was folded with other patterns, is folded
 * anew from the ledger.
 */
export function readKept(
	statements: Statements,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
): KeptCandidate[] {
	const usable = new Map<number | null, boolean>([[compiled.model.version, true]]);
	const isUsable = ({ tally, model_version: version }: CandidateRow): boolean => {
		if (!tally || version === null) return false;
		const known = usable.get(version) ?? hasSamePatterns(statements, version, compiled);
		usable.set(version, known);
		return known;
	};
	const unusable = rows.filter((row) => !isUsable(row));
	const replayed = replayLedger(statements, unusable, compiled);
	return rows.map((row) => toKept(row, replayed.get(row.id), compiled));
}

function toKept(
	row: CandidateRow,
	replayed: Replayed | undefined,
	{ model }: CompiledModel,
): KeptCandidate {
	const before = readBefore(row);
	return {
		row,
		before,
		memory: replayed?.memory ?? readMemory(row),
		isStale: row.tally === null || row.tally === STALE_TALLY,
		isOtherVersion: row.model_version !== model.version,
		timelinesChanged: replayed?.timelinesChanged ?? false,
		keptOn: Math.max(before?.evaluatedOn ?? 0, replayed?.recordedOn ?? 0),
	};
}

/** Whether tallies of another version of the model are folded as this one folds. */
function hasSamePatterns(
	statements: Statements,
	version: number,
	{ model, patterns }: CompiledModel,
): boolean {
	const [known] = allRows<{ patterns: string | null }>(statements.patterns, model.key, version);
	return known?.patterns === patterns;
}

import type { CompiledModel } from '../../scoring';
import { toKept, type KeptCandidate } from '../kept';
import type { CandidateRow } from '../rows';
import { allRows } from './allRows';
import { replayLedger } from './replay';
import type { Statements } from './statements';

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

/** Whether tallies of another version of the model are folded as this one folds. */
function hasSamePatterns(
	statements: Statements,
	version: number,
	{ model, patterns }: CompiledModel,
): boolean {
	const [known] = allRows<{ patterns: string | null }>(statements.patterns, model.key, version);
	return known?.patterns === patterns;
}

import type { CompiledModel } from '../../scoring';
import { patternsKey, readPruned, type PrunedRow } from '../pruned';
import { foldLedger, type OwnedEventRow, type Replayed } from '../replay';
import type { CandidateRow } from '../rows';
import { allRows } from './allRows';
import type { Statements } from './statements';

/** Folds the ledger of these candidates anew; two statements, however many they are. */
export function replayLedger(
	statements: Statements,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
): Map<number, Replayed> {
	if (rows.length === 0) return new Map();
	const { patterns } = compiled;
	const wanted = JSON.stringify(rows.map((row) => row.id));
	const pruned = allRows<PrunedRow>(statements.pruned, wanted, patternsKey(patterns));
	const ledger = statements.ledger.iterate(wanted) as unknown as Iterable<OwnedEventRow>;
	return foldLedger(rows, ledger, readPruned(pruned, patterns), compiled);
}

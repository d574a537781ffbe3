import type { CompiledModel } from '../../scoring';
import { foldLedger, type OwnedEventRow, type Replayed } from '../replay';
import type { CandidateRow } from '../rows';
import type { Statements } from './statements';

/** Folds the ledger of these candidates anew; one statement, however many they are. */
export function replayLedger(
	statements: Statements,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
): Map<number, Replayed> {
	if (rows.length === 0) return new Map();
	const wanted = JSON.stringify(rows.map((row) => row.id));
	const ledger = statements.ledger.iterate(wanted) as unknown as Iterable<OwnedEventRow>;
	return foldLedger(rows, ledger, compiled);
}

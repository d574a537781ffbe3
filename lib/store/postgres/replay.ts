import type { CompiledModel } from '../../scoring';
import { patternsKey, readPruned, type PrunedRow } from '../pruned';
import { foldLedger, type OwnedEventRow, type Replayed } from '../replay';
import type { CandidateRow } from '../rows';
import { bigintArray } from './arrays';
import type { Session } from './session';

/** Folds the ledger of these candidates anew; two statements, however many they are. */
export async function replayLedger(
	session: Session,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
): Promise<Map<number, Replayed>> {
	if (rows.length === 0) return new Map();
	const { patterns } = compiled;
	const ids = bigintArray(rows.map((row) => row.id));
	const [pruned, ledger] = await Promise.all([
		session.all<PrunedRow>('pruned', ids, patternsKey(patterns)),
		session.all<OwnedEventRow>('ledger', ids),
	]);
	return foldLedger(rows, ledger, readPruned(pruned, patterns), compiled);
}

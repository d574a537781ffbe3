import type { CompiledModel } from '../../scoring';
import { foldLedger, type OwnedEventRow, type Replayed } from '../replay';
import type { CandidateRow } from '../rows';
import { bigintArray } from './arrays';
import type { Session } from './session';

/** Folds the ledger of these candidates anew; one statement, however many they are. */
export async function replayLedger(
	session: Session,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
): Promise<Map<number, Replayed>> {
	if (rows.length === 0) return new Map();
	const ids = bigintArray(rows.map((row) => row.id));
	return foldLedger(rows, await session.all<OwnedEventRow>('ledger', ids), compiled);
}

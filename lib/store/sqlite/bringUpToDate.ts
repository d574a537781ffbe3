import type { CompiledModel } from '../../scoring';
import { applyEvents } from '../apply';
import { isChanged, quietOutcome } from '../outcomes';
import type { CandidateOutcome } from '../port';
import type { CandidateRow } from '../rows';
import { loadIdentities } from './identities';
import { readKept } from './kept';
import type { Statements } from './statements';
import { writeQuietState, writeState } from './writeCandidate';

/** What one slice of a run over candidates did. */
export interface Slice {
	checked: number;
	changed: CandidateOutcome[];
	/** Of how many not everything could be counted. */
	incomplete: number;
	/** Id of the last candidate of the slice. */
	lastId: number;
	/** Whether nobody is left. */
	isLast: boolean;
}

/**
 * Brings candidates up to date of whom nothing new was heard, inside the caller's transaction.
 *
 * @param size - how many were asked for
 */
export function bringUpToDate(
	statements: Statements,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
	nowMs: number,
	size: number,
): Slice {
	const today = compiled.toLocalDay(nowMs);
	const changed: CandidateOutcome[] = [];
	let incomplete = 0;
	for (const kept of readKept(statements, rows, compiled)) {
		const next = applyEvents([kept], [], compiled, today, 'time');
		const write = kept.isReplayed ? writeState : writeQuietState;
		const transitions = write(statements, kept.row.id, next, compiled, nowMs);
		if (kept.isIncomplete) incomplete++;
		if (isChanged(next)) changed.push(quietOutcome(kept, next, transitions));
	}
	statements.markUnsynced.run(compiled.model.key, JSON.stringify(rows.map(({ id }) => id)));
	nameThem(statements, changed);
	const lastId = rows.at(-1)?.id ?? 0;
	return { checked: rows.length, changed, incomplete, lastId, isLast: rows.length < size };
}

/** Only who is reported needs names. */
function nameThem(statements: Statements, outcomes: readonly CandidateOutcome[]): void {
	const ids = outcomes.map(({ candidateId }) => candidateId);
	const identities = loadIdentities(statements, ids);
	for (const outcome of outcomes) outcome.identities = identities.get(outcome.candidateId) ?? {};
}

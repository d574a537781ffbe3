import type { CompiledModel } from '../../scoring';
import { applyEvents } from '../apply';
import { isChanged, isTold, quietOutcome } from '../outcomes';
import type { CandidateOutcome, Telling } from '../port';
import type { CandidateRow } from '../rows';
import { loadIdentities } from './identities';
import { readKept } from './kept';
import type { Statements } from './statements';
import { writeState } from './writeCandidate';

/** What one slice of a run over candidates did. */
export interface Slice {
	checked: number;
	changed: number;
	/** Of those, who is told of. */
	told: CandidateOutcome[];
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
 * @param tells - of whom
 */
export function bringUpToDate(
	statements: Statements,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
	nowMs: number,
	size: number,
	tells: Telling = 'changed',
): Slice {
	const today = compiled.toLocalDay(nowMs);
	const told: CandidateOutcome[] = [];
	let changed = 0;
	let incomplete = 0;
	for (const kept of readKept(statements, rows, compiled)) {
		const next = applyEvents([kept], [], compiled, today, 'time');
		const hasTally = !kept.isReplayed;
		if (next.timelinesChanged)
			statements.setTimelines.run(JSON.stringify(next.memory.timelines), kept.row.id);
		const transitions = writeState(statements, kept.row.id, next, compiled, nowMs, hasTally);
		if (kept.isIncomplete) incomplete++;
		if (!isChanged(next)) continue;
		changed++;
		if (isTold(next, tells)) told.push(quietOutcome(kept, next, transitions));
	}
	statements.markUnsynced.run(compiled.model.key, JSON.stringify(rows.map(({ id }) => id)));
	nameThem(statements, told);
	const lastId = rows.at(-1)?.id ?? 0;
	return { checked: rows.length, changed, told, incomplete, lastId, isLast: rows.length < size };
}

/** Only who is reported needs names. */
function nameThem(statements: Statements, outcomes: readonly CandidateOutcome[]): void {
	const ids = outcomes.map(({ candidateId }) => candidateId);
	const identities = loadIdentities(statements, ids);
	for (const outcome of outcomes) outcome.identities = identities.get(outcome.candidateId) ?? {};
}

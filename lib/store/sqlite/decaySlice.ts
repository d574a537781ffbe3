import type { CompiledModel, Presented } from '../../scoring';
import { applyEvents } from '../apply';
import type { CandidateOutcome } from '../port';
import { allRows } from './allRows';
import { loadIdentities } from './identities';
import { readBefore, type CandidateRow } from './rows';
import type { Statements } from './statements';
import { writeState } from './writeCandidate';

/** What one slice of the daily run did. */
export interface DecaySlice {
	checked: number;
	changed: CandidateOutcome[];
}

/**
 * Brings up to `size` due candidates up to date, inside the caller's transaction.
 *
 * A candidate that was brought up to date is no longer due, so the next slice starts where this one ended, also
 * after a crash.
 */
export function decaySlice(
	statements: Statements,
	compiled: CompiledModel,
	nowMs: number,
	size: number,
): DecaySlice {
	const today = compiled.toLocalDay(nowMs);
	const rows = allRows<CandidateRow>(statements.due, compiled.model.key, today, size);
	const identities = loadIdentities(
		statements,
		rows.map((row) => row.id),
	);
	const changed: CandidateOutcome[] = [];
	for (const row of rows) {
		const next = applyEvents([readBefore(row)], [], compiled, today);
		const transitions = writeState(statements, row.id, next, compiled, 'time', nowMs);
		if (!next.before || !differs(next.before, next.after)) continue;
		changed.push({
			candidateId: row.id,
			kind: row.kind,
			identities: identities.get(row.id) ?? {},
			before: next.before,
			after: next.after,
			memory: next.memory,
			transitions,
			newEvents: 0,
			duplicateEvents: 0,
			events: [],
		});
	}
	return { checked: rows.length, changed };
}

function differs(before: Presented, after: Presented): boolean {
	return (
		before.score !== after.score ||
		before.bucket !== after.bucket ||
		before.phase !== after.phase ||
		before.medal !== after.medal ||
		before.route !== after.route
	);
}

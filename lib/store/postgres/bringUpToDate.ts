import type { CompiledModel } from '../../scoring';
import { applyEvents } from '../apply';
import { isChanged, quietOutcome } from '../outcomes';
import type { CandidateOutcome } from '../port';
import type { CandidateRow } from '../rows';
import { loadIdentities } from './identities';
import { readKept } from './kept';
import type { Session } from './session';
import { writeQuietStates } from './writeState';

/**
 * Brings candidates up to date of whom nothing new was heard, inside the caller's transaction, which has locked them.
 *
 * @returns those that are presented differently
 */
export async function bringUpToDate(
	session: Session,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
	nowMs: number,
): Promise<CandidateOutcome[]> {
	if (rows.length === 0) return [];
	const today = compiled.toLocalDay(nowMs);
	const kept = await readKept(session, rows, compiled);
	const states = kept.map((one) => ({
		kept: one,
		candidateId: one.row.id,
		next: applyEvents([one], [], compiled, today, 'time'),
	}));
	const changed = states.filter(({ next }) => isChanged(next));
	const [transitions, identities] = await Promise.all([
		writeQuietStates(session, states, compiled, nowMs, (state) => !state.kept.isReplayed),
		loadIdentities(
			session,
			changed.map(({ candidateId }) => candidateId),
		),
	]);
	const transitionsOf = new Map(states.map(({ candidateId }, i) => [candidateId, transitions[i]]));
	return changed.map(({ kept: one, candidateId, next }) => ({
		...quietOutcome(one, next, transitionsOf.get(candidateId) ?? []),
		identities: identities.get(candidateId) ?? {},
	}));
}

import type { CompiledModel } from '../../scoring';
import { applyEvents } from '../apply';
import { isChanged, isTold, quietOutcome } from '../outcomes';
import type { CandidateOutcome, Telling } from '../port';
import type { CandidateRow } from '../rows';
import { loadIdentities } from './identities';
import { readKept } from './kept';
import type { Session } from './session';
import { writeQuietStates } from './writeState';

/** What bringing candidates up to date did. */
export interface BroughtUpToDate {
	/** How many are presented differently. */
	changed: number;
	/** Of those, who is told of. */
	told: CandidateOutcome[];
	/** Of how many not everything could be counted. */
	incomplete: number;
}

/**
 * Brings candidates up to date of whom nothing new was heard, inside the caller's transaction, which has locked them.
 */
export async function bringUpToDate(
	session: Session,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
	nowMs: number,
	tells: Telling = 'changed',
): Promise<BroughtUpToDate> {
	if (rows.length === 0) return { changed: 0, told: [], incomplete: 0 };
	const today = compiled.toLocalDay(nowMs);
	const kept = await readKept(session, rows, compiled);
	const states = kept.map((one) => ({
		kept: one,
		candidateId: one.row.id,
		next: applyEvents([one], [], compiled, today, 'time'),
	}));
	const changed = states.filter(({ next }) => isChanged(next));
	const told = changed.filter(({ next }) => isTold(next, tells));
	const [transitions, identities] = await Promise.all([
		writeQuietStates(session, states, compiled, nowMs, (state) => !state.kept.isReplayed),
		loadIdentities(
			session,
			told.map(({ candidateId }) => candidateId),
		),
	]);
	const transitionsOf = new Map(states.map(({ candidateId }, i) => [candidateId, transitions[i]]));
	return {
		changed: changed.length,
		told: told.map(({ kept: one, candidateId, next }) => ({
			...quietOutcome(one, next, transitionsOf.get(candidateId) ?? []),
			identities: identities.get(candidateId) ?? {},
		})),
		incomplete: kept.filter(({ isIncomplete }) => isIncomplete).length,
	};
}

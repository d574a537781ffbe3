import type { CompiledModel } from '../../scoring';
import { applyEvents } from '../apply';
import { isChanged, quietOutcome } from '../outcomes';
import type { CandidateOutcome } from '../port';
import type { CandidateRow } from '../rows';
import { loadIdentities } from './identities';
import { readKept } from './kept';
import type { Session } from './session';
import { writeQuietStates } from './writeState';

/** What bringing candidates up to date did. */
export interface BroughtUpToDate {
	/** Those that are presented differently. */
	changed: CandidateOutcome[];
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
): Promise<BroughtUpToDate> {
	if (rows.length === 0) return { changed: [], incomplete: 0 };
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
	return {
		changed: changed.map(({ kept: one, candidateId, next }) => ({
			...quietOutcome(one, next, transitionsOf.get(candidateId) ?? []),
			identities: identities.get(candidateId) ?? {},
		})),
		incomplete: kept.filter(({ isIncomplete }) => isIncomplete).length,
	};
}

import type { KeptStep, Life, StoredCandidate, StoredEnrolment } from '../../store';
import { findExit } from '../governor/timeline';
import type { Sequence } from '../sequence/types';
import type { NurtureScene } from './scene';
import { loadSequences } from './sequences';
import { lifeQuestion, timelineOf } from './timelineOf';

/** Of one enrolment all that decides what comes next. */
export interface Case {
	enrolment: StoredEnrolment;
	sequence: Sequence;
	candidate: StoredCandidate | null;
	steps: readonly KeptStep[];
	life: Life | undefined;
}

/** Reads what decides about enrolments, all together. */
export async function readCases(
	{ store, compiled }: NurtureScene,
	enrolments: readonly StoredEnrolment[],
	nowMs: number,
): Promise<Case[]> {
	if (enrolments.length === 0) return [];
	const { nurture } = store;
	const candidateIds = enrolments.map(({ candidateId }) => candidateId);
	const [sequenceOf, candidates, steps, lives] = await Promise.all([
		loadSequences(nurture, enrolments),
		store.get(candidateIds, compiled),
		nurture.enrolments.steps(enrolments.map(({ id }) => id)),
		nurture.lives(candidateIds, lifeQuestion(compiled, nowMs)),
	]);
	const stepsOf = Map.groupBy(steps, ({ enrolmentId }) => enrolmentId);
	return enrolments.map((enrolment, i) => ({
		enrolment,
		sequence: sequenceOf(enrolment),
		candidate: candidates[i],
		steps: stepsOf.get(enrolment.id) ?? [],
		life: lives.get(enrolment.candidateId),
	}));
}

/** Why an enrolment ends now; null where it goes on. */
export function endOf(
	{ compiled }: NurtureScene,
	{ candidate, enrolment, sequence, life }: Case,
	nowMs: number,
): string | null {
	if (!candidate) return 'erased';
	if (!candidate.identities.email) return 'noAddress';
	const timeline = timelineOf(candidate, life, compiled, enrolment.subject, nowMs);
	const { exits } = sequence;
	const { enrolledAt } = enrolment;
	return findExit(timeline, { enrolledAt, nowMs, exits, isTransactional: false })?.reason ?? null;
}

import type { Advance, KeptStep, StoredCandidate, StoredEnrolment } from '../../store';
import { yieldToOthers } from '../../store/yieldToOthers';
import { planNext, type StepRecord } from '../plan';
import { variantFor } from '../split';
import { endOf, readCases, type Case } from './cases';
import { endTouched } from './endTouched';
import { addresseeOf, zoneOf } from './person';
import type { NurtureScene } from './scene';

/** Enrolments looked at before others get a turn. */
const PART = 200;

/** What planning did. */
export interface PlanReport {
	/** Mails put into the outbox. */
	planned: number;
	/** Enrolments that came to the end of their sequence. */
	finished: number;
	/** Enrolments that ended before, by reason. */
	exited: Record<string, number>;
}

/** How an enrolment ends of who was through. */
export const FINISHED = 'finished';

/**
 * Ends the enrolments of candidates who changed and for whom the sequence is over, looks at the enrolments that are due,
 * and puts their next mails into the outbox.
 *
 * @param onProgress - told of how many were looked at, part by part
 */
export async function planDue(
	scene: NurtureScene,
	nowMs: number,
	onProgress?: (looked: number) => void,
): Promise<PlanReport> {
	const { enrolments } = scene.store.nurture;
	const exited = await endTouched(scene, nowMs);
	const report: PlanReport = { planned: 0, finished: 0, exited };
	for (let looked = 0; ;) {
		const due = await enrolments.due(nowMs, PART);
		const cases = await readCases(scene, due, nowMs);
		const advances = cases.map((one) => advanceOf(scene, one, nowMs));
		if (advances.length > 0) await enrolments.advance(advances);
		for (const { next } of advances) count(report, next);
		looked += due.length;
		if (due.length < PART) return report;
		onProgress?.(looked);
		await yieldToOthers();
	}
}

function advanceOf(scene: NurtureScene, one: Case, nowMs: number): Advance {
	const { id, lookAt, skipped } = one.enrolment;
	const by = { enrolmentId: id, lookAt: lookAt ?? nowMs, skipped };
	const reason = endOf(scene, one, nowMs);
	if (reason !== null) return { ...by, next: { kind: 'end', reason, at: nowMs } };
	return {
		...by,
		...nextOf(scene, { ...one, candidate: one.candidate as StoredCandidate }, nowMs),
	};
}

function nextOf(
	{ rules }: NurtureScene,
	{ enrolment, sequence, steps, candidate }: Case & { candidate: StoredCandidate },
	nowMs: number,
): Pick<Advance, 'next' | 'skipped'> {
	const { id, candidateId, enrolledAt, skipped } = enrolment;
	const plan = planNext(
		sequence,
		{ enrolledAt, steps: recordsOf(enrolment, steps) },
		addresseeOf(candidate),
		zoneOf(candidate, rules.timezone),
	);
	const passed = [...skipped, ...plan.skipped];
	if (plan.kind === 'finished')
		return { skipped: passed, next: { kind: 'end', reason: FINISHED, at: nowMs } };
	const { step, dueAt } = plan;
	// Who a step is for is decided when it is due.
	if (dueAt > nowMs) return { skipped, next: { kind: 'look', at: dueAt } };
	const letter = {
		...{ candidateId, enrolmentId: id, sequence: sequence.key, version: sequence.version },
		...{ step: step.key, variant: variantFor(String(candidateId), sequence, step) },
		...{ address: candidate.identities.email ?? '', dueAt },
	};
	const { guarantee } = rules;
	const send = { id: `${id}/${step.key}`, guarantee, notBefore: dueAt, letter };
	return { skipped: passed, next: { kind: 'send', send } };
}

function recordsOf(
	{ skipped, enrolledAt }: StoredEnrolment,
	steps: readonly KeptStep[],
): Record<string, StepRecord> {
	return Object.fromEntries([
		...skipped.map((step) => [step, { outcome: 'skipped', at: enrolledAt }] as const),
		...steps.map(({ step, outcome, at }) => [step, { outcome, at }] as const),
	]);
}

function count(report: PlanReport, next: Advance['next']): void {
	if (next.kind === 'send') report.planned++;
	if (next.kind !== 'end') return;
	if (next.reason === FINISHED) report.finished++;
	else report.exited[next.reason] = (report.exited[next.reason] ?? 0) + 1;
}

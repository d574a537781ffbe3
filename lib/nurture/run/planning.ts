import type { LocalDay } from '../../scoring';
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
 * and puts their next mails into the outbox: part by part, one ahead, so that the mails of one go out while the next is
 * planned.
 */
export class Planning {
	private readonly report: PlanReport = { planned: 0, finished: 0, exited: {} };

	/** The part that is being planned, and whether one comes after it; null once all are planned. */
	private ahead: Promise<boolean> | null;

	constructor(
		private readonly scene: NurtureScene,
		private readonly nowMs: number,
	) {
		this.ahead = this.begin(() => this.planFirst());
	}

	/** Waits until another part is planned; false where none is left. */
	async next(): Promise<boolean> {
		if (this.ahead === null) return false;
		const goesOn = await this.ahead;
		this.ahead = goesOn ? this.begin(() => this.planPart()) : null;
		return true;
	}

	/** Plans what is left. */
	async finish(): Promise<PlanReport> {
		while (await this.next());
		return this.report;
	}

	/** Who asks for the part next is told what went wrong with it. */
	private begin(plan: () => Promise<boolean>): Promise<boolean> {
		const part = plan();
		part.catch(() => undefined);
		return part;
	}

	private async planFirst(): Promise<boolean> {
		this.report.exited = await endTouched(this.scene, this.nowMs);
		return await this.planPart();
	}

	/** @returns whether more is due */
	private async planPart(): Promise<boolean> {
		const { scene, nowMs } = this;
		const { enrolments } = scene.store.nurture;
		const due = await enrolments.due(nowMs, PART);
		const cases = await readCases(scene, due, nowMs);
		const advances = cases.map((one) => advanceOf(scene, one, nowMs));
		if (advances.length > 0) await enrolments.advance(advances);
		for (const { next } of advances) count(this.report, next);
		await yieldToOthers();
		return due.length === PART;
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
	{ rules, compiled }: NurtureScene,
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
		return { skipped: passed, next: finished(enrolment, compiled.toLocalDay(nowMs), nowMs) };
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

function finished(
	{ id, candidateId, sequence, enrolledAt }: StoredEnrolment,
	day: LocalDay,
	nowMs: number,
): Advance['next'] {
	const key = `finished ${id} ${enrolledAt}`;
	const announces = { key, candidateId, kind: 'sequence' as const, to: sequence, day };
	return { kind: 'end', reason: FINISHED, at: nowMs, announces };
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

import type { IDataObject } from 'n8n-workflow';
import {
	consentsOn,
	contactStanding,
	evaluate,
	explainOn,
	formatDay,
	lastActiveOn,
	matrixLabel,
	strongestReasons,
	type CompiledModel,
	type Evaluation,
	type LocalDay,
	type MedalEvidence,
	type Memory,
	type Presented,
	type Reason,
} from '../../lib/scoring';
import type { CandidateOutcome, FedTransition, StoredCandidate, Transition } from '../../lib/store';

/** A candidate as an item: who, where they stand, where they stood, what changed and why. */
export function presentOutcome(outcome: CandidateOutcome, compiled: CompiledModel): IDataObject {
	const { before, after } = outcome;
	return {
		...presentWho(outcome),
		score: after.score,
		scoreBefore: before?.score ?? null,
		...presentParts(after, compiled),
		bucket: after.bucket,
		bucketBefore: before?.bucket ?? null,
		phase: after.phase,
		phaseBefore: before?.phase ?? null,
		medal: after.medal,
		medalBefore: before?.medal ?? null,
		route: after.route,
		routeBefore: before?.route ?? null,
		transitions: outcome.transitions.map(presentTransition),
		...presentBackground(outcome.memory, after, compiled),
		modelVersion: compiled.model.version,
	};
}

/**
 * A kept candidate as an item, as it stands at `asOf`: decay is computed when read, also where the daily run has
 * not been yet.
 */
export function presentStored(
	candidate: StoredCandidate,
	compiled: CompiledModel,
	asOfMs: number,
): IDataObject {
	const now = evaluate(candidate.memory, compiled, asOfMs);
	return {
		...presentWho(candidate),
		score: now.score,
		...presentParts(now, compiled),
		bucket: now.bucket,
		phase: now.phase,
		medal: now.medal,
		route: now.route,
		...presentBackground(candidate.memory, now, compiled),
		modelVersion: candidate.modelVersion,
	};
}

/** What stands behind the standing: whether the person may be approached, why, and since and until when it is so. */
function presentBackground(
	memory: Memory,
	evaluation: Evaluation,
	compiled: CompiledModel,
): IDataObject {
	const { evaluatedOn, nextChangeOn } = evaluation;
	return {
		...presentContact(memory, compiled, evaluatedOn),
		reasons: presentReasons(memory, compiled, evaluatedOn),
		...presentStanding(memory, compiled, evaluatedOn),
		firstScoredAt: evaluation.firstScoredAt,
		firstQualifiedAt: evaluation.firstQualifiedAt,
		firstPlacedAt: evaluation.firstPlacedAt,
		nextChangeOn: nextChangeOn === null ? null : formatDay(nextChangeOn),
		model: compiled.model.key,
	};
}

/** When somebody was last active, and what they agreed to. */
function presentStanding(memory: Memory, compiled: CompiledModel, day: LocalDay): IDataObject {
	const last = lastActiveOn(memory, compiled, day);
	return {
		lastActiveOn: last === null ? null : formatDay(last),
		consents: consentsOn(memory.timelines, day, compiled),
	};
}

/** What the score is made of, and how the person fits; without a profile in the model there is nothing to tell. */
function presentParts(
	{ engagement, persona, culture, grade, personaKey }: Presented,
	{ model }: CompiledModel,
): IDataObject {
	if (!model.profile) return {};
	const matrix = matrixLabel(grade, engagement, model.matrix);
	return { engagement, persona, culture, grade, matrix, personaKey };
}

function presentWho({
	candidateId,
	kind,
	identities,
}: Pick<StoredCandidate, 'candidateId' | 'kind' | 'identities'>) {
	return {
		candidateId,
		kind,
		email: identities.email ?? null,
		visitorId: identities.visitorId ?? null,
		externalId: identities.externalId ?? null,
		hubspotId: identities.hubspotId ?? null,
	};
}

/** Whether the person may be approached. */
function presentContact(
	{ timelines }: Memory,
	compiled: CompiledModel,
	day: LocalDay,
): { doNotContact: boolean; snoozedUntil: string | null; recruiterContactOpen: boolean } {
	const { snoozedUntil, ...standing } = contactStanding(timelines, compiled, day);
	const until = snoozedUntil === null ? null : new Date(snoozedUntil).toISOString();
	return { ...standing, snoozedUntil: until };
}

/** A medal with what shows that it was earned. */
export function presentMedal({
	medal,
	day,
	status,
	eventId,
	fromEngagement,
}: MedalEvidence): IDataObject {
	const shown = fromEngagement === undefined ? { status, eventId } : { fromEngagement };
	return { medal, on: formatDay(day), ...shown };
}

/** A transition; `again` where the candidate was there before, `quiet` where it was announced only lately. */
export function presentTransition({
	id,
	kind,
	from,
	to,
	day,
	cause,
	isReturn,
	isQuiet,
}: Transition | FedTransition): IDataObject {
	return { id, kind, from, to, on: formatDay(day), cause, again: isReturn, quiet: isQuiet };
}

function presentReasons(memory: Memory, compiled: CompiledModel, day: LocalDay): IDataObject[] {
	return strongestReasons(explainOn(memory, compiled, day)).map((reason: Reason) => ({
		...reason,
	}));
}

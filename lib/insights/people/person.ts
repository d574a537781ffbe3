import type { CandidateEvent, CompiledModel, LocalDay } from '../../scoring';
import type { Outcome } from '../../scoring/calibrate/ledger/outcome';
import { IDENTITY_KINDS, type History } from '../../store';

/** A candidate with everything that happened, oldest first, and on which local day. */
export interface Person {
	candidateId: number;
	/** The strongest identity. */
	name: string;
	isKnown: boolean;
	events: readonly CandidateEvent[];
	days: readonly LocalDay[];
	/** When the outcome came about; null for not so far. */
	outcomeOn: LocalDay | null;
}

/** Prepares a history once for all who look at it. */
export function toPerson(
	{ candidateId, identities, events }: History,
	{ toLocalDay }: CompiledModel,
	outcome: Outcome,
): Person {
	const kind = IDENTITY_KINDS.find((one) => identities[one] !== undefined);
	const days = events.map(({ occurredAt }) => toLocalDay(occurredAt));
	const first = events.findIndex((event) => outcome.isIn(event));
	return {
		candidateId,
		name: (kind && identities[kind]) ?? `Candidate ${candidateId}`,
		isKnown: kind !== undefined && kind !== 'visitorId',
		events,
		days,
		outcomeOn: first < 0 ? null : days[first],
	};
}

/** Not content: what is done with a recruiter or in the process, and what is only noted about somebody. */
const NO_CONTENT =
	/^(application|vacancy|profile|consent|candidate|appointment|chat|email\.(?!clicked)|form|newsletter|jobalert)/;

/** The content an event is about, by its subject; undefined for what is no content. */
export function contentOf({ type, subject }: CandidateEvent): string | undefined {
	return subject !== undefined && !NO_CONTENT.test(type) ? subject : undefined;
}

const IN_PROCESS = /^(application\.|profile\.|consent\.)/;

/** Whether an event is something a candidate did with us before applying. */
export function isTouch({ type }: CandidateEvent): boolean {
	return !IN_PROCESS.test(type);
}

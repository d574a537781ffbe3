import {
	explainOn,
	formatDay,
	strongestReasons,
	type CompiledModel,
	type Memory,
} from '../../scoring';
import type { LedgerEvent, StoredCandidate } from '../../store';
import type { TaskSubject } from './taskText';

const VACANCY = /^(vacancy|application)\./;

/**
 * What a recruiter is told of a candidate.
 *
 * @param reason - why there is a task, in a few words
 * @param events - the candidate's latest, newest first
 */
export function subjectOf(
	candidate: StoredCandidate,
	reason: string,
	events: readonly LedgerEvent[],
	compiled: CompiledModel,
): TaskSubject {
	const { memory, evaluatedOn, score, bucket, phase, medal } = candidate;
	const { buckets } = compiled.model;
	const vacancies = events.flatMap(({ type, subject }) =>
		VACANCY.test(type) && subject !== null ? [subject] : [],
	);
	return {
		name: nameOf(candidate),
		reason,
		score,
		bucketLabel: buckets.find(({ key }) => key === bucket)?.label ?? bucket,
		phase,
		medal,
		reasons: strongestReasons(explainOn(memory, compiled, evaluatedOn)),
		vacancies: [...new Set(vacancies)],
		interactions: events.map((event) => ({
			on: formatDay(compiled.toLocalDay(event.occurredAt)),
			what: describe(event, compiled),
		})),
	};
}

/** How the candidate is called, or else what is known of them. */
function nameOf({ memory, identities, candidateId }: StoredCandidate): string {
	const name = [profileText(memory, 'firstName'), profileText(memory, 'lastName')]
		.filter((part) => part !== '')
		.join(' ');
	const { email, externalId } = identities;
	return name || email || externalId || `Candidate ${candidateId}`;
}

function profileText({ timelines }: Memory, field: string): string {
	const entry = timelines.profile.findLast(([, name]) => name === field);
	const value: unknown = entry === undefined ? '' : JSON.parse(entry[2]);
	return typeof value === 'string' ? value.trim() : '';
}

/** An event as the model calls it; one that no rule knows by its type. */
function describe({ type, subject }: LedgerEvent, compiled: CompiledModel): string {
	const [rule] = compiled.rulesFor(type);
	const label = rule?.label.replace(/ \(recorded only\)$/, '') ?? type.replace(/[._]+/g, ' ');
	return subject === null ? label : `${label}: ${subject}`;
}

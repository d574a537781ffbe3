import type { EarlierEnrolment, EnrolmentFields, NewEnrolment, StoredCandidate } from '../../store';
import { whyNotEnrol, type NotEnrolled } from '../enrol';
import type { Sequence } from '../sequence/types';
import { addresseeOf } from './person';
import type { NurtureScene } from './scene';
import { loadSequence } from './sequences';
import { readSuppressions } from './suppressions';

/** A candidate who is to enter a sequence. */
export interface EnrolRequest {
	candidateId: number;
	/** What it is about, such as the id of a vacancy: closing it ends the enrolment. */
	subject?: string;
	/** Fields its mails mention, by `vacancy` and `recruiter`. */
	fields?: EnrolmentFields;
}

/** What became of a request to enrol. */
export type EnrolOutcome =
	| { candidateId: number; enrolled: true; enrolmentId: number; version: number }
	| { candidateId: number; enrolled: false; reason: Refusal };

type Refusal = NotEnrolled | 'unknownCandidate' | 'noAddress' | 'suppressed';

/**
 * Enrols candidates in the latest published version of a sequence, all in a few statements. Their first mail is put into
 * the outbox by the next run.
 *
 * @returns one outcome per request, in the order given
 * @throws {NurtureError} `unknown-sequence` when none is published under the key
 */
export async function enrolCandidates(
	{ store, compiled }: NurtureScene,
	key: string,
	requests: readonly EnrolRequest[],
	nowMs: number,
): Promise<EnrolOutcome[]> {
	const sequence = await loadSequence(store.nurture, key);
	const candidates = await store.get(
		requests.map(({ candidateId }) => candidateId),
		compiled,
	);
	const ids = candidates.flatMap((one) => one?.candidateId ?? []);
	const past = Map.groupBy(await store.nurture.enrolments.past(key, ids), (one) => one.candidateId);
	const addresses = candidates.map((one) => one?.identities.email ?? '');
	const suppressed = await readSuppressions(store, addresses);
	const refusals = candidates.map((candidate, i) =>
		suppressed[i].length > 0 ? 'suppressed' : refusalOf(sequence, candidate, past, nowMs),
	);
	const wanted = requests.flatMap((request, i) => {
		const candidateId = refusals[i] === null ? candidates[i]?.candidateId : undefined;
		return candidateId === undefined
			? []
			: newEnrolment(sequence, { ...request, candidateId }, nowMs);
	});
	const added = await store.nurture.enrolments.add(wanted);
	let next = 0;
	return requests.map(({ candidateId }, i): EnrolOutcome => {
		const refusal = refusals[i];
		const enrolmentId = refusal === null ? added[next++] : null;
		return enrolmentId === null
			? { candidateId, enrolled: false, reason: refusal ?? 'alreadyEnrolled' }
			: { candidateId, enrolled: true, enrolmentId, version: sequence.version };
	});
}

function refusalOf(
	sequence: Sequence,
	candidate: StoredCandidate | null,
	past: ReadonlyMap<number, EarlierEnrolment[]>,
	nowMs: number,
): Refusal | null {
	if (!candidate) return 'unknownCandidate';
	if (!candidate.identities.email) return 'noAddress';
	const { candidateId } = candidate;
	const own = past.get(candidateId) ?? [];
	return whyNotEnrol(sequence, String(candidateId), addresseeOf(candidate), own, nowMs);
}

function newEnrolment(
	{ key, version }: Sequence,
	{
		candidateId,
		subject = null,
		fields = {},
	}: Omit<EnrolRequest, 'subject'> & { subject?: string | null },
	enrolledAt: number,
): NewEnrolment {
	return { candidateId, sequence: key, version, enrolledAt, subject, fields };
}

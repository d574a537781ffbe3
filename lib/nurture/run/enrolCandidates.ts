import type { EarlierEnrolment, EnrolmentFields, NewEnrolment, StoredCandidate } from '../../store';
import { yieldToOthers } from '../../store/yieldToOthers';
import { whyNotEnrol, type NotEnrolled } from '../enrol';
import type { Sequence } from '../sequence/types';
import { stillHolding } from './ownChoice';
import { addresseeOf } from './person';
import type { NurtureScene } from './scene';
import { loadSequence } from './sequences';
import { readSuppressions } from './suppressions';

/** Candidates enrolled before others get a turn. */
const PART = 500;

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
	const outcomes: EnrolOutcome[] = [];
	for (let i = 0; i < requests.length; i += PART) {
		const part = requests.slice(i, i + PART);
		outcomes.push(...(await enrolPart({ store, compiled }, sequence, part, nowMs)));
		await yieldToOthers();
	}
	return outcomes;
}

async function enrolPart(
	{ store, compiled }: Pick<NurtureScene, 'store' | 'compiled'>,
	sequence: Sequence,
	requests: readonly EnrolRequest[],
	nowMs: number,
): Promise<EnrolOutcome[]> {
	const { enrolments } = store.nurture;
	const wantedIds = requests.map(({ candidateId }) => candidateId);
	const candidates = await store.get(wantedIds, compiled);
	const ids = candidates.flatMap((one) => one?.candidateId ?? []);
	const past = Map.groupBy(await enrolments.past(sequence.key, ids), (one) => one.candidateId);
	const addresses = candidates.map((one) => one?.identities.email ?? '');
	const suppressed = await readSuppressions(store, addresses);
	const refusals = candidates.map((candidate, i) =>
		stillHolding(suppressed[i], candidate).length > 0
			? 'suppressed'
			: refusalOf(sequence, candidate, past, nowMs),
	);
	const wanted = candidates.flatMap((candidate, i) =>
		candidate && refusals[i] === null
			? newEnrolment(sequence, candidate.candidateId, requests[i], nowMs)
			: [],
	);
	const added = await enrolments.add(wanted);
	let next = 0;
	return wantedIds.map((candidateId, i): EnrolOutcome => {
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
	candidateId: number,
	{ subject = null, fields = {} }: { subject?: string | null; fields?: EnrolmentFields },
	enrolledAt: number,
): NewEnrolment {
	return { candidateId, sequence: key, version, enrolledAt, subject, fields };
}

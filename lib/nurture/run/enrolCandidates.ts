import type { EnrolmentFields } from '../../store';
import type { NotEnrolled } from '../enrol';
import type { NurtureScene } from './scene';

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
	| {
			candidateId: number;
			enrolled: false;
			reason: NotEnrolled | 'unknownCandidate' | 'noAddress' | 'suppressed';
	  };

/**
 * Enrols candidates in the latest published version of a sequence, all in a few statements. Their first mail is put into
 * the outbox by the next run.
 *
 * @returns one outcome per request, in the order given
 * @throws {NurtureError} `unknown-sequence` when none is published under the key
 */
export async function enrolCandidates(
	scene: NurtureScene,
	key: string,
	requests: readonly EnrolRequest[],
	nowMs: number,
): Promise<EnrolOutcome[]> {
	throw new Error(`not implemented ${key} ${requests.length} ${nowMs} ${scene.rules.timezone}`);
}

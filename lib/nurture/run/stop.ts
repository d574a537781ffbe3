import type { EnrolmentFilter, NurtureStore, StoredEnrolment } from '../../store';
import { NurtureError } from '../errors';
import type { ExitReason } from '../governor/timeline';

/**
 * Ends running enrolments, of candidates, of a sequence, or about a vacancy, and takes their mails back that wait.
 *
 * @returns those that ended
 * @throws {NurtureError} `nobody-named` when the filter names nothing
 */
export async function stopEnrolments(
	nurture: NurtureStore,
	filter: EnrolmentFilter,
	reason: ExitReason,
	atMs: number,
): Promise<StoredEnrolment[]> {
	if (Object.values(filter).every((part) => part === undefined))
		throw new NurtureError(
			'nobody-named',
			'Nothing says which enrolments are to end',
			'Name candidates, a sequence, or the vacancy they are about.',
		);
	return await nurture.enrolments.end(filter, reason, atMs);
}

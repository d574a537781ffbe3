import type { EnrolmentFilter, NurtureStore, StoredEnrolment } from '../../store';
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
	throw new Error(`not implemented ${String(filter)} ${reason} ${atMs} ${String(nurture)}`);
}

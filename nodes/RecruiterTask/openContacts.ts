import { handEventId } from '../../lib/intake';
import { CONTACT_OPENED } from '../../lib/scoring';
import type { StoredCandidate } from '../../lib/store';
import { eventAbout } from '../shared/eventAbout';
import type { Settings } from '../shared/settings';

/** A candidate whom a recruiter was asked to get in touch with. */
interface Asked {
	candidate: StoredCandidate;
	reason: string;
	/** Of the task: the same task opens a contact once, also after it was closed. */
	key: readonly unknown[];
}

/**
 * Notes of candidates that a recruiter is to get in touch, so that mails wait and no other recruiter is sent. The task
 * being done closes it, and so does a verdict.
 */
export async function openContacts(
	{ store, compiled, asOfMs, options }: Settings,
	asked: readonly Asked[],
): Promise<void> {
	if (options.holdBack === false || asked.length === 0) return;
	const events = asked.map(({ candidate, reason, key }) => {
		const eventId = handEventId([CONTACT_OPENED, candidate.candidateId, ...key]);
		const act = { type: CONTACT_OPENED, subject: reason };
		return eventAbout(candidate, act, eventId, asOfMs);
	});
	await store.record(events, compiled, asOfMs);
}

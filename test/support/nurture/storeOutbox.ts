import type { MailJob, NurtureStore, Outbox } from '../../../lib/store';
import type { OutboxPlace } from '../promises/outbox';
import type { Place } from '../promises/place';

/** The outbox of a store as one of texts: every id is a mail to another candidate, and its text the step. */
export async function storeOutbox(place: Place): Promise<OutboxPlace> {
	const { nurture } = await place.open();
	const candidateIds = new Map<string, number>();
	return {
		outbox: textOutbox(nurture.outbox, (id, text) => {
			const candidateId = candidateIds.get(id) ?? candidateIds.size + 1;
			candidateIds.set(id, candidateId);
			return jobOf(candidateId, { step: text });
		}),
		idsIn: (state) => idsIn(nurture, state),
		close: () => place.remove(),
	};
}

/** A mail to a candidate, with the changes given. */
export function jobOf(candidateId: number, changes: Partial<MailJob> = {}): MailJob {
	return {
		candidateId,
		enrolmentId: candidateId,
		sequence: 'short',
		version: 1,
		step: 'first',
		variant: 'main',
		address: `p${candidateId}@example.com`,
		dueAt: 0,
		...changes,
	};
}

async function idsIn(
	nurture: NurtureStore,
	state: 'queued' | 'sent' | 'failed' | 'unknown',
): Promise<string[]> {
	return (await nurture.mails({ states: [state], limit: 1_000 })).map(({ id }) => id);
}

function textOutbox(
	outbox: Outbox<MailJob>,
	toJob: (id: string, text: string) => MailJob,
): Outbox<string> {
	return {
		put: (sends) =>
			outbox.put(sends.map((send) => ({ ...send, letter: toJob(send.id, send.letter) }))),
		claim: async (...claim) =>
			(await outbox.claim(...claim)).map(({ letter, ...send }) => ({
				...send,
				letter: letter.step,
			})),
		begin: (...begin) => outbox.begin(...begin),
		settle: (settlements) => outbox.settle(settlements),
	};
}

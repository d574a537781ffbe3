import type { CandidateStore } from '../../../lib/store';
import { jobOf } from '../nurture/storeOutbox';

/** Leaves something of a candidate in the tables of nurture and of the routers. */
export async function leaveTraces(
	{ nurture, routes }: CandidateStore,
	candidateId: number,
	email: string,
	nowMs: number,
	mail = 'mail-1',
): Promise<void> {
	const [enrolmentId] = await nurture.enrolments.add([
		{
			...{ candidateId, sequence: 'think', version: 1, enrolledAt: nowMs },
			...{ subject: null, fields: { recruiter: { name: 'Lisa' } } },
		},
	]);
	const letter = jobOf(candidateId, { enrolmentId: enrolmentId ?? 0, address: email });
	const send = { id: mail, guarantee: 'atMostOnce' as const, notBefore: nowMs, letter };
	await nurture.outbox.put([send]);
	const why = { reason: 'byHand' as const, at: nowMs, detail: 'asked by phone' };
	await nurture.suppressions.add([{ address: email, ...why }]);
	const bounce = { mail, at: nowMs, bounce: 'soft' as const, diagnosis: 'mailbox full' };
	await nurture.suppressions.addBounces([{ address: email, ...bounce }]);
	const asked = { candidateIds: [candidateId], sinceMs: 0, limited: null };
	await routes.route('router of a test', asked, () => [
		{ candidateId, output: 'recruiter', routedAt: nowMs, crossing: null, score: 70 },
	]);
}

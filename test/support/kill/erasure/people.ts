import type { CandidateStore } from '../../../../lib/store';
import { dayMs, eventOf } from '../../events';
import { preset } from '../../preset';
import { leaveTraces } from '../../rights/leaveTraces';

/** Somebody who leaves something in every table a person can be in. */
export interface Known {
	candidateId: number;
	/** What leads to them and to nobody else. */
	traces: string[];
}

const now = dayMs(3);

/** Makes so many people known, with all that erasing one has to reach. */
export async function meetPeople(store: CandidateStore, count: number): Promise<Known[]> {
	await store.openTarget('hubspot of a test', preset.model.key, now);
	const people: Known[] = [];
	for (let i = 0; i < count; i++) people.push(await meetOne(store, String(i).padStart(3, '0')));
	await store.retain({ keepDays: 2 }, dayMs(5));
	return people;
}

async function meetOne(store: CandidateStore, number: string): Promise<Known> {
	const [email, visitorId] = [`ann.${number}@example.com`, `browser-of-${number}`];
	const [firstName, message, twin] = [
		`Ann-${number}`,
		`lift-${number}`,
		`two.${number}@example.com`,
	];
	const known = { email, visitorId };
	await store.record(
		[
			eventOf({ visitorId }, { type: 'vacancy.viewed' }),
			eventOf(known, { type: 'profile.updated', properties: { firstName } }),
			eventOf(known, { type: 'form.submitted', occurredAt: now, properties: { message } }),
			eventOf({ email: twin }),
		],
		preset,
		now,
	);
	const [id, other] = await store.findIds(
		[email, twin].map((value) => ({ kind: 'email' as const, value })),
	);
	const candidateId = id ?? 0;
	await store.rights.merge(candidateId, other ?? 0, { by: 'Lisa', reason: message }, now);
	await leaveTraces(store, candidateId, email, now, `mail-${number}`);
	const told = { eventId: `waiting ${number}`, receivedAt: now, record: { email, note: message } };
	await store.inbox.keep('box', [{ ...told, quarantine: null }], now);
	await store.inbox.keep('box', [{ ...told, quarantine: 'burst' }], now);
	return { candidateId, traces: [email, visitorId, firstName, message, twin] };
}

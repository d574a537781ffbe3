import {
	createTasks,
	pullContacts,
	pullTaskOutcomes,
	pushContacts,
	type PulledContact,
	type TaskOutcome,
} from '../../../lib/hubspot';
import { archiveRecord } from '../../support/hubspot';
import { updateRecord } from '../../support/hubspot/twin/records';
import { closeScenes, contactRecords, openReadyScene, START } from '../../support/hubspot/scene';

jest.setTimeout(60_000);
closeScenes();

const MINUTE_MS = 60_000;

describe('pulling contacts from HubSpot', () => {
	it('reads all of more than 10,000, each once', async () => {
		const { twin, hubspot, clock } = await openReadyScene();
		for (let i = 0; i < 10_250; i++) twin.makeContact({ email: `${i}@example.com` });
		clock.advance(MINUTE_MS);
		const ids: string[] = [];
		await pullContacts(hubspot, null, [], (contacts) => {
			ids.push(...contacts.map(({ hubspotId }) => hubspotId));
		});
		expect(ids).toHaveLength(10_250);
		expect(new Set(ids).size).toBe(10_250);
		expect(twin.calls.filter(({ status }) => status !== 200)).toEqual([]);
		expect(hubspot.requests).toBeLessThan(70);
	});

	it('reads next time what was changed since, also a moment before it looked', async () => {
		const { twin, hubspot, clock } = await openReadyScene();
		for (const email of ['a@example.com', 'b@example.com', 'c@example.com'])
			twin.makeContact({ email });
		clock.advance(60 * MINUTE_MS);
		const pull = async (since: number | null) => {
			const found: PulledContact[] = [];
			const next = await pullContacts(hubspot, since, ['firstname'], (contacts) => {
				found.push(...contacts);
			});
			return {
				next,
				names: found.map(({ emails, properties }) => [emails[0], properties.firstname]),
			};
		};
		const change = (email: string, firstname: string) => {
			const id = twin.portal.contactByEmail.get(email) ?? '';
			updateRecord(twin.portal, 'contacts', twin.portal.find('contacts', id)!, { firstname });
		};
		const first = await pull(null);
		expect(first.names).toHaveLength(3);
		clock.advance(60 * MINUTE_MS);
		change('b@example.com', 'Bo');
		clock.advance(500);
		const second = await pull(first.next);
		expect(second.names).toEqual([]);
		clock.advance(60 * MINUTE_MS);
		change('c@example.com', 'Cas');
		clock.advance(MINUTE_MS);
		const third = await pull(second.next);
		expect(third.names).toEqual([
			['b@example.com', 'Bo'],
			['c@example.com', 'Cas'],
		]);
	});

	it('tells who opted out, further addresses, and which contacts became one', async () => {
		const { twin, hubspot, clock } = await openReadyScene();
		const [a, b] = ['a@example.com', 'b@example.com'].map((email) => twin.makeContact({ email }));
		const merged = twin.merge(a.id, b.id);
		const optedOut = twin.makeContact({ email: 'c@example.com', hs_email_optout: 'true' });
		archiveRecord(twin.portal, 'contacts', twin.makeContact({ email: 'd@example.com' }));
		clock.advance(MINUTE_MS);
		const found: PulledContact[] = [];
		await pullContacts(hubspot, null, ['cand_verdict'], (contacts) => void found.push(...contacts));
		expect(found).toEqual([
			{
				hubspotId: merged.id,
				mergedIds: [a.id, b.id],
				emails: ['a@example.com', 'b@example.com'],
				isOptedOut: false,
				changedAtMs: expect.any(Number) as number,
				properties: { cand_verdict: null },
			},
			expect.objectContaining({ hubspotId: optedOut.id, isOptedOut: true, mergedIds: [] }),
		]);
		expect(found[0].changedAtMs).toBeGreaterThanOrEqual(START);
	});

	it('asks no faster than HubSpot lets search', async () => {
		const { twin, hubspot, clock } = await openReadyScene();
		for (let i = 0; i < 4000; i++) twin.makeContact({ email: `${i}@example.com` });
		clock.advance(MINUTE_MS);
		await Promise.all([1, 2].map(() => pullContacts(hubspot, null, [], () => undefined)));
		expect(twin.calls.filter(({ status }) => status === 429)).toEqual([]);
	});
});

describe('pulling task outcomes from HubSpot (PL-03)', () => {
	it('reads how our tasks stand; those of others are passed over', async () => {
		const { twin, hubspot, clock } = await openReadyScene();
		const { results } = await pushContacts(hubspot, contactRecords(2));
		const requests = results.map(({ hubspotId, key }) => ({
			contactId: hubspotId ?? '',
			candidate: key,
			reason: 'Became hot',
			subject: 'Call',
			body: '<p>Call</p>',
			dueMs: START,
			type: 'CALL' as const,
			priority: 'HIGH' as const,
			ownerId: null,
		}));
		const [first, second] = await createTasks(hubspot, requests);
		twin.makeTask(
			{ hs_task_body: 'Buy flowers', hs_timestamp: '2026-11-23' },
			requests[0].contactId,
		);
		clock.advance(60 * MINUTE_MS);
		const doneAtMs = clock.now();
		const task = twin.portal.find('tasks', first.taskId ?? '');
		updateRecord(twin.portal, 'tasks', task!, { hs_task_status: 'COMPLETED' });
		clock.advance(MINUTE_MS);
		const found: TaskOutcome[] = [];
		const keep = (outcomes: TaskOutcome[]) => void found.push(...outcomes);
		const next = await pullTaskOutcomes(hubspot, null, keep);
		expect(found).toEqual([
			{
				taskId: first.taskId,
				candidate: 'c0',
				reason: 'became-hot',
				isDone: true,
				doneAtMs,
				ownerId: null,
			},
			{
				taskId: second.taskId,
				candidate: 'c1',
				reason: 'became-hot',
				isDone: false,
				doneAtMs: null,
				ownerId: null,
			},
		]);
		clock.advance(60 * MINUTE_MS);
		found.length = 0;
		await pullTaskOutcomes(hubspot, next, keep);
		expect(found.map(({ taskId }) => taskId)).toEqual([first.taskId]);
	});
});

import { pushCandidates, targetOf, type HubSpot } from '../../../lib/hubspot';
import { archiveRecord } from '../../support/hubspot';
import {
	closeCandidateScenes,
	emailOf,
	HOT,
	openCandidateScene,
} from '../../support/hubspot/candidateScene';
import { closeScenes, START } from '../../support/hubspot/scene';
import { eventOf, statusOf } from '../../support/events';
import { preset } from '../../support/preset';

jest.setTimeout(120_000);
closeScenes();
closeCandidateScenes();

const UPSERT = /batch\/upsert$/;
const names = (count: number) => Array.from({ length: count }, (_, i) => `p${i}`);

describe('pushing the candidates of a store (StD-13, PL-09)', () => {
	it('10,000 new ones at the limits of the smallest subscription, then nothing, then 37', async () => {
		const { twin, clock, record, push } = await openCandidateScene();
		await record(names(10_000), 'vacancy.viewed');
		const first = await push();
		const seconds = ((clock.now() - START) / 1000).toFixed(1);
		expect(first.counts).toMatchObject({ created: 10_000, failed: 0, notDone: 0 });
		expect(first.requests).toBeLessThanOrEqual(110);
		const second = await push();
		expect(second).toMatchObject({ requests: 0, results: [], anonymous: 0 });
		await record(names(37), 'chat.held');
		twin.calls.length = 0;
		const third = await push();
		expect(third.counts).toMatchObject({ updated: 37, created: 0 });
		expect(twin.writes).toHaveLength(1);
		const turnedAway = twin.calls.filter(({ status }) => status === 429).length;
		console.log(
			`10,000 new candidates: ${first.requests} requests in ${seconds} s of HubSpot's time, ${turnedAway} turned away; again: ${second.requests} requests; 37 changed: ${third.requests} requests, ${twin.writes.length} of them a write`,
		);
		expect(turnedAway).toBe(0);
	});

	it('HubSpot holds what is presented, with where it comes from', async () => {
		const { record, push, contact, store } = await openCandidateScene();
		const [id] = await record(['ann'], ...HOT);
		await push();
		const [candidate] = await store.get([id], preset);
		expect(contact(emailOf('ann'))).toMatchObject({
			cand_score: String(candidate?.score),
			cand_bucket: 'hot',
			cand_phase: candidate?.phase,
			cand_last_active_on: '2026-11-22',
			cand_reason: expect.stringMatching(/^Hot with \d+ of 100 points = /) as string,
		});
	});

	it('who did something that changes nothing is looked at, not written', async () => {
		const { twin, record, push } = await openCandidateScene();
		await record(['ann'], ...HOT);
		await push();
		twin.calls.length = 0;
		await record(['ann'], 'email.opened');
		const again = await push();
		expect(again).toMatchObject({ requests: 0, counts: { unchanged: 1 } });
		expect((await push()).results).toEqual([]);
	});

	it('anonymous visitors stay out until they leave an address, and are then known', async () => {
		const { store, push, contact } = await openCandidateScene();
		const visit = { type: 'vacancy.viewed', occurredAt: START };
		await store.record([eventOf({ visitorId: 'v' }, visit)], preset, START);
		expect(await push()).toMatchObject({ anonymous: 1, requests: 0, results: [] });
		expect(await push()).toMatchObject({ anonymous: 0 });
		await store.record([eventOf({ visitorId: 'v', email: emailOf('ann') }, visit)], preset, START);
		expect((await push()).counts.created).toBe(1);
		expect(contact(emailOf('ann'))?.cand_score).toBe('3');
	});

	it('an id heard from another HubSpot account leads to nobody else’s contact', async () => {
		const { twin, store, push, contact } = await openCandidateScene();
		const stranger = twin.makeContact({ email: 'stranger@example.com' });
		const ann = { email: emailOf('ann'), hubspotId: stranger.id };
		const visit = { type: 'vacancy.viewed', occurredAt: START };
		await store.record([eventOf(ann, visit)], preset, START);
		expect((await push()).counts.created).toBe(1);
		expect(stranger.values.cand_score).toBeUndefined();
		expect(contact(emailOf('ann'))?.cand_score).toBe('3');
	});

	it('everybody is written again where that is asked for', async () => {
		const { record, push, twin } = await openCandidateScene();
		await record(names(120), 'vacancy.viewed');
		await push();
		twin.calls.length = 0;
		const again = await push({ everybody: true });
		expect(again.counts).toMatchObject({ updated: 120 });
		expect(twin.writes).toHaveLength(2);
	});

	it('read first: what somebody changed in HubSpot is put right', async () => {
		const { record, push, contact, twin } = await openCandidateScene();
		await record(['ann', 'bob'], ...HOT);
		await push({ readFirst: true });
		const values = contact(emailOf('ann')) as Record<string, string | null>;
		values.cand_bucket = 'cold';
		twin.calls.length = 0;
		const again = await push({ readFirst: true, everybody: true });
		expect(again.counts).toMatchObject({ updated: 1, unchanged: 1 });
		expect(contact(emailOf('ann'))?.cand_bucket).toBe('hot');
	});

	it('the daily limit in the middle: what was written is kept, the next run does the rest', async () => {
		const { twin, clock, record, push } = await openCandidateScene({ perDay: 30 });
		await record(names(2_000), 'vacancy.viewed');
		const first = await push();
		expect(first.stoppedBy).toMatchObject({ code: 'daily-limit' });
		expect(first.counts.created).toBeGreaterThan(0);
		clock.advance(86_400_000);
		const second = await push();
		expect(second.stoppedBy).toBeNull();
		expect(first.counts.created + second.counts.created).toBe(2_000);
		expect(twin.portal.records.contacts.size).toBe(2_000);
		expect(second.counts.updated).toBeLessThanOrEqual(400); // calls under way when the day ended
	});

	it('a key that expires in the middle: the next run with a new one goes on', async () => {
		const { twin, clock, record, push, store, connect } = await openCandidateScene();
		await record(names(1_500), 'vacancy.viewed');
		const old = twin.key('pat-eu1-old', undefined, clock.now() + 1000);
		const expiring = await connect({ token: old, accountKey: 'the same' });
		const run = (hubspot: HubSpot) =>
			pushCandidates(hubspot, {
				store,
				compiled: preset,
				nowMs: START,
				onPushed: () => undefined,
			});
		const first = await run(expiring);
		expect(first.stoppedBy).toMatchObject({ code: 'expired-token' });
		const second = await run(await connect({ accountKey: 'the same' }));
		expect(second.stoppedBy).toBeNull();
		expect(twin.portal.records.contacts.size).toBe(1_500);
		expect(second.counts.created).toBeLessThan(1_500);
		const { results } = await push();
		expect(results).toHaveLength(1_500); // under another key nothing is known
		expect(twin.portal.records.contacts.size).toBe(1_500);
	});

	it('one bad value among 100 fails alone, says which, and is tried again once it can be', async () => {
		const { twin, record, push } = await openCandidateScene();
		await record(names(99), 'vacancy.viewed');
		await record(['ann'], ...HOT);
		const bucket = twin.portal.properties.contacts.get('cand_bucket')!;
		const hot = bucket.options.find(({ value }) => value === 'hot')!;
		bucket.options = bucket.options.filter((option) => option !== hot);
		const first = await push();
		expect(first.counts).toMatchObject({ created: 99, failed: 1 });
		expect(first.results.find(({ status }) => status === 'failed')?.problem).toMatchObject({
			contact: emailOf('ann'),
			property: 'cand_bucket',
			value: 'hot',
			advice: expect.stringContaining('Set Up') as string,
		});
		bucket.options.push(hot);
		const second = await push();
		expect(second.counts).toMatchObject({ created: 1, failed: 0 });
		expect(second.results).toHaveLength(1);
	});

	it('a contact deleted in HubSpot is made again when its candidate changes', async () => {
		const { twin, record, push, contact } = await openCandidateScene();
		await record(['ann'], 'vacancy.viewed');
		await push();
		const id = twin.portal.contactByEmail.get(emailOf('ann')) ?? '';
		archiveRecord(twin.portal, 'contacts', twin.portal.find('contacts', id)!);
		await record(['ann'], ...HOT);
		expect((await push()).counts).toMatchObject({ created: 1, failed: 0 });
		expect(contact(emailOf('ann'))?.cand_bucket).toBe('hot');
		expect((await push()).results).toEqual([]);
	});

	it('two contacts merged in HubSpot: one candidate is written, the other says so, and nobody twice', async () => {
		const { twin, record, push } = await openCandidateScene();
		await record(['ann', 'bob'], 'vacancy.viewed');
		await push();
		const [a, b] = ['ann', 'bob'].map(
			(name) => twin.portal.contactByEmail.get(emailOf(name)) ?? '',
		);
		twin.merge(a, b);
		await record(['ann', 'bob'], ...HOT);
		const after = await push();
		expect(after.counts.failed).toBe(0);
		const living = [...twin.portal.records.contacts.values()].filter(({ archived }) => !archived);
		expect(living).toHaveLength(1);
		expect(living[0].values.cand_bucket).toBe('hot');
		expect((await push()).results).toEqual([]);
	});

	it('two candidates who turn out to be one: their contact is kept, the one left over counts no more', async () => {
		const { twin, store, push, contact } = await openCandidateScene();
		const hubspotOf = { email: emailOf('ann') };
		const at = { occurredAt: START };
		const hot = HOT.map((type) => eventOf(hubspotOf, { type, ...at }));
		await store.record(hot, preset, START);
		await store.record(
			[eventOf({ email: emailOf('bob'), externalId: 'ATS-1' }, { type: HOT[0], ...at })],
			preset,
			START,
		);
		await push();
		const both = statusOf({ ...hubspotOf, externalId: 'ATS-1' }, 'Proposed', at);
		await store.record([both], preset, START);
		const { counts } = await push();
		expect(counts.failed).toBe(0);
		expect(contact(emailOf('bob'))).toMatchObject({ cand_bucket: null, cand_score: null });
		expect(contact(emailOf('ann'))).toMatchObject({ cand_bucket: 'hot', cand_medal: 'silver' });
		expect(twin.portal.records.contacts.size).toBe(2);
		expect((await push()).results).toEqual([]);
	});

	it('without Set Up the run ends at once, and says to run it', async () => {
		const { twin, record, push } = await openCandidateScene();
		twin.portal.properties.contacts.get('cand_score')!.archived = true;
		await record(['ann'], 'vacancy.viewed');
		const { stoppedBy, counts } = await push();
		expect(stoppedBy).toMatchObject({
			code: 'schema',
			advice: expect.stringContaining('Run Set Up') as string,
		});
		expect(counts.notDone).toBe(1);
		expect(twin.writes).toEqual([]);
	});

	it('a gateway’s page after HubSpot has written: everybody is still due, and there once', async () => {
		const { twin, record, push } = await openCandidateScene();
		await record(names(150), 'vacancy.viewed');
		twin.failNext(UPSERT, { kind: 'pageAfter' }, 20);
		const first = await push();
		expect(first.stoppedBy?.code).toBe('unavailable');
		expect(first.counts.notDone).toBe(150);
		twin.forgetFaults();
		expect((await push()).counts).toMatchObject({ updated: 150, created: 0 });
		expect(twin.portal.records.contacts.size).toBe(150);
		expect((await push()).results).toEqual([]);
	});

	it('one who writes and one who pushes at the same time lose nobody', async () => {
		const { record, push, store, hubspot } = await openCandidateScene();
		await record(names(600), 'vacancy.viewed');
		const [, report] = await Promise.all([record(names(600), 'chat.held'), push()]);
		await push();
		expect(report.stoppedBy).toBeNull();
		expect(await store.readUnsynced(targetOf(hubspot, preset), 0, 10)).toEqual([]);
	});
});

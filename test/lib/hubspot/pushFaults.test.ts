import { pushContacts, type PushResult } from '../../../lib/hubspot';
import { notAsHoped, resumed, UPSERT } from '../../support/hubspot/pushResults';
import {
	closeScenes,
	contactRecords,
	expectPlainWords,
	openReadyScene,
	START,
} from '../../support/hubspot/scene';

jest.setTimeout(60_000);
closeScenes();

const HOUR_MS = 3_600_000;

describe('pushing to HubSpot, when things go wrong', () => {
	it('a key that expires in the middle of a run: nothing lost, nothing twice, the rest with a new key', async () => {
		const { twin, hubspot, clock, connect } = await openReadyScene();
		twin.key('pat-eu1-short', undefined, clock.now() + 5000);
		const short = await connect({ token: 'pat-eu1-short' });
		const records = contactRecords(10_000);
		const first = await pushContacts(short, records);
		expect(first.stoppedBy?.code).toBe('expired-token');
		expectPlainWords(first.stoppedBy?.message ?? '', first.stoppedBy?.advice ?? '');
		const done = first.results.filter(({ status }) => status === 'created').length;
		expect(done).toBeGreaterThan(0);
		expect(done).toBe(twin.portal.records.contacts.size);
		expect(first.results.filter(({ status }) => status === 'notDone')).toHaveLength(10_000 - done);
		const tried = twin.calls.filter(({ status }) => status === 401).length;
		expect(tried).toBeLessThanOrEqual(4);

		const before = twin.callsTo(UPSERT).length;
		const second = await pushContacts(hubspot, resumed(records, first.results));
		expect(second.stoppedBy).toBeNull();
		expect(twin.callsTo(UPSERT).length - before).toBe((10_000 - done) / 100);
		expect(twin.portal.records.contacts.size).toBe(10_000);
	});

	it('the daily limit in the middle of a run: it stops at once and goes on the next day', async () => {
		const { twin, hubspot, clock } = await openReadyScene();
		twin.portal.settings.perDay = 60;
		const records = contactRecords(10_000);
		const first = await pushContacts(hubspot, records);
		expect(first.stoppedBy?.code).toBe('daily-limit');
		expect(first.stoppedBy?.advice).toContain('midnight');
		expect(twin.calls.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(4);
		twin.portal.settings.perDay = 1000;
		clock.advance(24 * HOUR_MS);
		const second = await pushContacts(hubspot, resumed(records, first.results));
		expect(second.stoppedBy).toBeNull();
		expect(twin.portal.records.contacts.size).toBe(10_000);
		const writtenTwice = 100 * twin.writes.length - 10_000;
		expect(writtenTwice).toBe(0);
	});

	it('results are told part by part, so that a run that is killed loses no more than a part', async () => {
		const { hubspot } = await openReadyScene();
		const kept: PushResult[] = [];
		const killed = pushContacts(hubspot, contactRecords(1000), {
			onWritten: (results) => {
				kept.push(...results);
				if (kept.length === 300) throw new Error('killed');
			},
		});
		await expect(killed).rejects.toThrow('killed');
		expect(kept.length).toBeGreaterThanOrEqual(300);
		expect(new Set(kept.map(({ status }) => status))).toEqual(new Set(['created']));
	});

	it.each([
		['a gateway answers with a page', { kind: 'pageAfter' } as const],
		['the connection breaks after it was done', { kind: 'dropAfter' } as const],
		['the connection breaks before', { kind: 'drop' } as const],
		['nobody answers', { kind: 'silence' } as const],
		['it was done, and nobody answers', { kind: 'silenceAfter' } as const],
		[
			'429 without headers, nor anything that says what it is',
			{ kind: 'answer', status: 429 } as const,
		],
		['429 with a page', { kind: 'answer', status: 429, body: '<html>slow down</html>' } as const],
		[
			'429 with Retry-After',
			{ kind: 'answer', status: 429, headers: { 'retry-after': '3' } } as const,
		],
		['423', { kind: 'answer', status: 423, body: { category: 'LOCKED' } } as const],
		[
			'477 with Retry-After',
			{ kind: 'answer', status: 477, headers: { 'retry-after': '5' } } as const,
		],
		['500', { kind: 'answer', status: 500, body: { message: 'internal error' } } as const],
	])('what passes is waited for, and nobody is written twice: %s', async (_, fault) => {
		const { twin, connect } = await openReadyScene();
		twin.failNext(UPSERT, fault, 2);
		const hubspot = await connect({ timeoutMs: 1_500 });
		const { results, stoppedBy } = await pushContacts(hubspot, contactRecords(100));
		expect(stoppedBy).toBeNull();
		expect(notAsHoped(results)).toEqual([]);
		expect(twin.portal.records.contacts.size).toBe(100);
		expect(twin.callsTo(UPSERT)).toHaveLength(3);
	});

	it.each([
		[
			'a gateway that stays down',
			{ kind: 'answer', status: 502, body: '<html>502</html>' } as const,
			'unavailable',
		],
		['a network that stays down', { kind: 'drop' } as const, 'unavailable'],
		['records that stay locked', { kind: 'answer', status: 423 } as const, 'too-busy'],
		['a limit that stays', { kind: 'answer', status: 429 } as const, 'too-busy'],
		[
			'an account that is being moved for hours',
			{ kind: 'answer', status: 477, headers: { 'retry-after': '7200' } } as const,
			'too-busy',
		],
		[
			'an answer that is no JSON',
			{ kind: 'answer', status: 200, body: '<html>log in</html>' } as const,
			'unavailable',
		],
	])(
		'what does not pass ends the run with words, and the next run does it all: %s',
		async (_, fault, code) => {
			const { twin, hubspot } = await openReadyScene();
			const records = contactRecords(300);
			twin.failNext(UPSERT, fault, 100);
			const first = await pushContacts(hubspot, records);
			expect(first.stoppedBy?.code).toBe(code);
			expectPlainWords(first.stoppedBy?.message ?? '', first.stoppedBy?.advice ?? '');
			expect(new Set(first.results.map(({ status }) => status))).toEqual(new Set(['notDone']));
			expect(twin.callsTo(UPSERT).length).toBeLessThanOrEqual(15);
			twin.forgetFaults();
			const second = await pushContacts(hubspot, resumed(records, first.results));
			expect(notAsHoped(second.results)).toEqual([]);
			expect(twin.portal.records.contacts.size).toBe(300);
		},
	);

	it('a key without the permission is told which one', async () => {
		const { twin, connect } = await openReadyScene();
		twin.key('pat-eu1-little', ['crm.schemas.contacts.read']);
		const hubspot = await connect({ token: 'pat-eu1-little' });
		const { stoppedBy } = await pushContacts(hubspot, contactRecords(1));
		expect(stoppedBy?.code).toBe('missing-scopes');
		expect(stoppedBy?.message).toContain('crm.objects.contacts.write');
		expect(stoppedBy?.facts.scopes).toEqual(['crm.objects.contacts.write']);
	});
});

it('the time a push takes is HubSpot’s: nine calls in a second', async () => {
	const { hubspot, clock } = await openReadyScene();
	await pushContacts(hubspot, contactRecords(5000));
	expect(clock.now() - START).toBeGreaterThan(5000);
});

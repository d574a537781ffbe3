import { pushContacts, setUp, wantedSchema, type PushResult } from '../../../lib/hubspot';
import {
	closeScenes,
	contactRecords,
	expectPlainWords,
	openReadyScene,
	START,
} from '../../support/hubspot/scene';
import { preset } from '../../support/preset';

jest.setTimeout(60_000);
closeScenes();

const UPSERT = /contacts\/batch\/upsert/;
const HOUR_MS = 3_600_000;

const notAsHoped = (results: readonly PushResult[]) =>
	results.filter(({ status }) => status !== 'created' && status !== 'updated');

/** The records again, with what an earlier run said of them. */
function resumed<Item extends { key: string }>(
	records: readonly Item[],
	results: readonly PushResult[],
) {
	return records.map((record, i) => ({ ...record, syncedFingerprint: results[i].fingerprint }));
}

describe('pushing to HubSpot, with bad input', () => {
	it.each([
		['HubSpot answers record by record', { answersPartly: true }, 2],
		['HubSpot answers so and names the inputs', { answersPartly: true, echoesTraceIds: true }, 2],
		['HubSpot refuses the whole batch', { answersPartly: false }, 17],
	])(
		'one bad e-mail among 100 keeps nobody else from being written: %s',
		async (_, settings, most) => {
			const { twin, hubspot } = await openReadyScene(settings);
			const records = contactRecords(100);
			records[37] = { ...records[37], email: 'noor@localhost.' };
			records[38] = { ...records[38], email: 'noor@example..com' };
			const { results, requests, stoppedBy } = await pushContacts(hubspot, records);
			expect(stoppedBy).toBeNull();
			expect(notAsHoped(results).map(({ key, status }) => [key, status])).toEqual([
				['c37', 'failed'],
				['c38', 'failed'],
			]);
			for (const { problem } of notAsHoped(results)) {
				expect(problem).toMatchObject({
					property: 'email',
					value: expect.stringContaining('noor@'),
				});
				expectPlainWords(problem?.message ?? '', problem?.advice ?? '');
			}
			expect(results[38].problem?.message).toContain('noor@example..com');
			expect(twin.portal.records.contacts.size).toBe(98);
			expect(requests).toBeLessThanOrEqual(most);
		},
	);

	it('of the same address in other letters the last one is written, and the others say so', async () => {
		const { twin, hubspot } = await openReadyScene();
		const [a, b, c] = contactRecords(3);
		const records = [{ ...a, email: 'Noor@Example.com' }, { ...b, email: ' noor@example.COM ' }, c];
		const { results } = await pushContacts(hubspot, records);
		expect(results.map(({ status }) => status)).toEqual(['replaced', 'created', 'created']);
		expect(results[0].problem?.message).toContain('c1');
		const noor = twin.portal.contactByEmail.get('noor@example.com') ?? '';
		expect(twin.portal.find('contacts', noor)?.values.cand_score).toBe('1');
	});

	it('a record without address and id fails by itself', async () => {
		const { hubspot } = await openReadyScene();
		const [a, b] = contactRecords(2);
		const { results } = await pushContacts(hubspot, [{ ...a, email: undefined }, b]);
		expect(results.map(({ status }) => status)).toEqual(['failed', 'created']);
		expect(results[0].problem).toMatchObject({ property: 'email' });
	});

	it('an option that was removed in HubSpot fails those who have it, until Set Up puts it back', async () => {
		const { twin, hubspot } = await openReadyScene();
		const records = contactRecords(100);
		const bucket = twin.portal.properties.contacts.get('cand_bucket');
		bucket!.options = bucket!.options.filter(({ value }) => value !== 'hot');
		const first = await pushContacts(hubspot, records);
		const hot = records.filter(({ properties }) => properties.cand_bucket === 'hot');
		expect(notAsHoped(first.results).map(({ key }) => key)).toEqual(hot.map(({ key }) => key));
		expect(notAsHoped(first.results)[0].problem).toEqual({
			contact: 'candidate-70@example.com',
			property: 'cand_bucket',
			value: 'hot',
			message: 'cand_bucket "hot" is not among its options in HubSpot',
			advice: expect.stringMatching(/^Run Set Up: it adds what is missing/) as string,
		});
		await setUp(hubspot, wantedSchema(preset));
		const second = await pushContacts(hubspot, resumed(records, first.results));
		expect(second.results.filter(({ status }) => status === 'created')).toHaveLength(hot.length);
		expect(twin.callsTo(UPSERT)).toHaveLength(2);
	});

	it('a property that is missing in HubSpot stops the run before anything is written', async () => {
		const { twin, hubspot } = await openReadyScene();
		twin.portal.properties.contacts.delete('cand_score');
		const { results, stoppedBy } = await pushContacts(hubspot, contactRecords(250));
		expect(stoppedBy).toMatchObject({ code: 'schema', facts: { property: 'cand_score' } });
		expect(stoppedBy?.advice).toContain('Run Set Up');
		expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['notDone']));
		expect(twin.writes).toEqual([]);
	});

	it('a rule of the account that refuses everybody stops the run after a few calls', async () => {
		const { twin, hubspot } = await openReadyScene({ demanded: 'phone', answersPartly: false });
		const { results, stoppedBy, requests } = await pushContacts(hubspot, contactRecords(1000));
		expect(stoppedBy?.message).toContain('phone');
		expect(stoppedBy?.advice).toContain('rule of your HubSpot account');
		expect(results.some(({ status }) => status === 'notDone')).toBe(true);
		expect(requests).toBeLessThan(70);
		expect(twin.portal.records.contacts.size).toBe(0);
	});

	it('an error that HubSpot does not say whose it is counts for those it did not answer', async () => {
		const { twin, hubspot } = await openReadyScene();
		const at = new Date(START).toISOString();
		const result = {
			id: '51',
			properties: { email: 'candidate-1@example.com' },
			createdAt: at,
			updatedAt: at,
			new: true,
		};
		const errors = [{ status: 'error', category: 'VALIDATION_ERROR', message: 'no', context: {} }];
		const body = { status: 'COMPLETE', startedAt: at, completedAt: at, results: [result], errors };
		twin.failNext(UPSERT, { kind: 'answer', status: 207, body });
		const { results } = await pushContacts(hubspot, contactRecords(2));
		expect(results.map(({ status }) => status)).toEqual(['failed', 'created']);
		twin.failNext(UPSERT, { kind: 'answer', status: 200, body: { ...body, errors: [] } });
		const again = await pushContacts(hubspot, contactRecords(2));
		expect(again.results.map(({ status }) => status)).toEqual(['notDone', 'created']);
	});

	it('an option that HubSpot keeps elsewhere, and a date in milliseconds, are left to HubSpot', async () => {
		const { twin, hubspot } = await openReadyScene();
		const owner = twin.portal.properties.contacts.get('hubspot_owner_id')!;
		owner.type = 'enumeration';
		const [record] = contactRecords(1);
		const properties = { hubspot_owner_id: '71', cand_scored_on: String(Date.UTC(2026, 10, 22)) };
		const { results } = await pushContacts(hubspot, [{ ...record, properties }]);
		expect(results[0].problem?.message).toContain('HubSpot refused');
		owner.type = 'string';
		const again = await pushContacts(hubspot, [{ ...record, properties }]);
		expect(again.results[0].status).toBe('created');
	});

	it('of a wrong value only the start is told, and no control characters', async () => {
		const { hubspot } = await openReadyScene();
		const [record] = contactRecords(1);
		const properties = { cand_bucket: `\u0000${'x'.repeat(100_000)}` };
		const { results } = await pushContacts(hubspot, [{ ...record, properties }]);
		expect(results[0].problem?.message).toMatch(/^cand_bucket "x{80}…" is not among/);
	});
});

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

describe('pushing to HubSpot, when contacts are not what they were', () => {
	it('contacts that were merged are written once, under their new id', async () => {
		const { twin, hubspot } = await openReadyScene();
		const records = contactRecords(3);
		const first = await pushContacts(hubspot, records);
		const ids = first.results.map(({ hubspotId }) => hubspotId ?? '');
		const merged = twin.merge(ids[0], ids[1]);
		const later = records.map((record, i) => ({
			...record,
			hubspotId: ids[i],
			properties: { ...record.properties, cand_score: '99', cand_bucket: 'hot' },
		}));
		const second = await pushContacts(hubspot, later);
		expect(notAsHoped(second.results)).toEqual([]);
		expect(twin.portal.find('contacts', ids[0])).toBe(merged);
		expect(merged.values.cand_score).toBe('99');
		expect(merged.values.email).toBe('candidate-0@example.com');
		const living = [...twin.portal.records.contacts.values()].filter(({ archived }) => !archived);
		expect(living).toHaveLength(2);
	});

	it('a contact that was deleted in HubSpot is made again by its address', async () => {
		const { twin, hubspot } = await openReadyScene();
		const [record] = contactRecords(1);
		const { results } = await pushContacts(hubspot, [{ ...record, hubspotId: '4711' }]);
		expect(results[0].status).toBe('created');
		expect(twin.portal.contactByEmail.get('candidate-0@example.com')).toBe(results[0].hubspotId);
	});

	it('a contact that is gone and has no address fails by itself', async () => {
		const { hubspot } = await openReadyScene();
		const [a, b] = contactRecords(2);
		const gone = { ...a, email: null, hubspotId: '4711' };
		for (const readFirst of [false, true]) {
			const { results } = await pushContacts(hubspot, [gone, b], { readFirst });
			expect(results[0].status).toBe('failed');
			expect(results[1].problem).toBeNull();
		}
	});

	it('an address that has moved to another contact leads there', async () => {
		const { twin, hubspot } = await openReadyScene();
		const [record] = contactRecords(1);
		const [first] = (await pushContacts(hubspot, [record])).results;
		const gone = { ...record, hubspotId: '4711', properties: { cand_score: '12' } };
		const [second] = (await pushContacts(hubspot, [gone])).results;
		expect([second.status, second.hubspotId]).toEqual(['updated', first.hubspotId]);
		expect(twin.portal.records.contacts.size).toBe(1);
	});
});

describe('pushing to HubSpot with a look first', () => {
	it('creates, updates and leaves alone; 10,000 contacts take 201 requests', async () => {
		const { twin, hubspot } = await openReadyScene();
		const records = contactRecords(10_000);
		const first = await pushContacts(hubspot, records, { readFirst: true });
		expect(first.requests).toBe(201);
		expect(notAsHoped(first.results)).toEqual([]);
		const before = twin.writes.length;
		const second = await pushContacts(hubspot, records, { readFirst: true });
		expect(new Set(second.results.map(({ status }) => status))).toEqual(new Set(['unchanged']));
		expect(twin.writes.length).toBe(before);
	});

	it('finds what people changed in HubSpot, and writes that only', async () => {
		const { twin, hubspot } = await openReadyScene();
		const records = contactRecords(2);
		await pushContacts(hubspot, records);
		const id = twin.portal.contactByEmail.get('candidate-1@example.com') ?? '';
		twin.portal.find('contacts', id)!.values.cand_score = '88';
		const { results } = await pushContacts(hubspot, records, { readFirst: true });
		expect(results.map(({ status }) => status)).toEqual(['unchanged', 'updated']);
		expect(twin.portal.find('contacts', id)!.values.cand_score).toBe('1');
	});

	it.each(['keep', 'blank'] as const)(
		'leaves what is not ours as it is, should upserts by e-mail %s what they leave out',
		async (partialEmailUpsert) => {
			const { twin, hubspot } = await openReadyScene({ partialEmailUpsert });
			const records = contactRecords(1);
			await pushContacts(hubspot, records, { readFirst: true });
			const id = twin.portal.contactByEmail.get('candidate-0@example.com') ?? '';
			const contact = twin.portal.find('contacts', id)!;
			contact.values.phone = '06';
			const properties = { cand_score: '55', cand_bucket: 'warm' };
			await pushContacts(hubspot, [{ ...records[0], properties }], { readFirst: true });
			expect(contact.values).toMatchObject({ phone: '06', cand_score: '55' });
		},
	);

	it('a contact that somebody else creates between look and write is updated', async () => {
		const { twin, hubspot } = await openReadyScene();
		const [record] = contactRecords(1);
		twin.faultFor = ({ path }) => {
			if (/batch\/create/.test(path) && twin.portal.records.contacts.size === 0)
				twin.makeContact({ email: 'candidate-0@example.com' });
			return null;
		};
		const { results } = await pushContacts(hubspot, [record], { readFirst: true });
		expect(results[0].status).toBe('updated');
		expect(twin.portal.records.contacts.size).toBe(1);
	});

	it('finds merged contacts under their former ids and addresses', async () => {
		const { twin, hubspot } = await openReadyScene();
		const records = contactRecords(2);
		const { results } = await pushContacts(hubspot, records);
		const ids = results.map(({ hubspotId }) => hubspotId ?? '');
		const merged = twin.merge(ids[0], ids[1]);
		const byId = { ...records[0], hubspotId: ids[1] };
		const again = await pushContacts(hubspot, [byId], { readFirst: true });
		expect(again.results[0]).toMatchObject({ status: 'unchanged', hubspotId: merged.id });
		const byAddress = { ...records[1], properties: records[0].properties };
		const last = await pushContacts(hubspot, [byAddress], { readFirst: true });
		expect(last.results[0]).toMatchObject({ status: 'unchanged', hubspotId: merged.id });
	});
});

it('the time a push takes is HubSpot’s: nine calls in a second', async () => {
	const { hubspot, clock } = await openReadyScene();
	await pushContacts(hubspot, contactRecords(5000));
	expect(clock.now() - START).toBeGreaterThan(5000);
});

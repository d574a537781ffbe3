import { pushContacts, setUp, wantedSchema } from '../../../lib/hubspot';
import { notAsHoped, resumed, UPSERT } from '../../support/hubspot/pushResults';
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

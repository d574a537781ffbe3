import { pushContacts } from '../../../lib/hubspot';
import { notAsHoped } from '../../support/hubspot/pushResults';
import { closeScenes, contactRecords, openReadyScene } from '../../support/hubspot/scene';

jest.setTimeout(60_000);
closeScenes();

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

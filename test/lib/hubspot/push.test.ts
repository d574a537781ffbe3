import { pushContacts, type PushStatus } from '../../../lib/hubspot';
import { closeScenes, contactRecords, openReadyScene } from '../../support/hubspot/scene';

jest.setTimeout(60_000);
closeScenes();

function countStatuses(results: ReadonlyArray<{ status: PushStatus }>): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1;
	return counts;
}

describe('pushing contacts to HubSpot (StD-12, StD-13, PL-09)', () => {
	it('writes 10,000 new contacts in at most 110 requests at Starter limits, later only what changed', async () => {
		const { twin, hubspot, clock } = await openReadyScene();
		const startedMs = clock.now();
		const records = contactRecords(10_000);
		const first = await pushContacts(hubspot, records);
		const seconds = (clock.now() - startedMs) / 1000;
		const synced = records.map((record, i) => ({
			...record,
			syncedFingerprint: first.results[i].fingerprint,
			hubspotId: first.results[i].hubspotId,
		}));
		const second = await pushContacts(hubspot, synced);
		const changed = synced.map((record, i) =>
			i % 270 === 5 && i < 9_990
				? { ...record, properties: { ...record.properties, cand_score: '100', cand_bucket: 'hot' } }
				: record,
		);
		const before = twin.writes.length;
		const third = await pushContacts(hubspot, changed);
		const writes = twin.writes.length - before;

		const turnedAway = twin.calls.filter(({ status }) => status === 429).length;
		console.log(
			`10,000 new contacts: ${first.requests} requests in ${seconds.toFixed(1)} s of HubSpot's time, ${turnedAway} turned away; again: ${second.requests} requests; 37 changed: ${third.requests} requests, ${writes} of them a write`,
		);
		expect(first.requests).toBeLessThanOrEqual(110);
		expect(countStatuses(first.results)).toEqual({ created: 10_000 });
		expect(turnedAway).toBe(0);
		expect(second.requests).toBe(0);
		expect(countStatuses(second.results)).toEqual({ unchanged: 10_000 });
		expect(countStatuses(third.results)).toEqual({ updated: 37, unchanged: 9963 });
		expect(writes).toBe(1);
		expect(twin.portal.records.contacts.size).toBe(10_000);
	});
});

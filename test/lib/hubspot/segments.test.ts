import { bucketCounts, pushContacts, segmentSizes, wantedSchema } from '../../../lib/hubspot';
import {
	closeScenes,
	contactRecords,
	openReadyScene,
	openScene,
} from '../../support/hubspot/scene';
import { preset } from '../../support/preset';

closeScenes();

const { segments } = wantedSchema(preset);
const buckets = segments.flatMap(({ bucket }) => bucket ?? []);

describe('how many candidates are in each bucket (StD-13)', () => {
	it('segments and search count what was pushed', async () => {
		const { hubspot, clock } = await openReadyScene();
		await pushContacts(hubspot, contactRecords(303));
		clock.advance(60_000);
		const expected = { hot: 93, warm: 75, lukewarm: 75, cold: 60 };
		const sizes = await segmentSizes(hubspot, segments);
		expect(sizes.map(({ name, size }) => [name, size])).toEqual([
			['Candidates: Hot', 93],
			['Candidates: Warm', 75],
			['Candidates: Lukewarm', 75],
			['Candidates: Cold', 60],
			['Candidates: Hot and with a medal', 0],
		]);
		expect(Object.fromEntries(await bucketCounts(hubspot, buckets))).toEqual(expected);
	});

	it('the segment of the hot ones with a medal counts those only (MSR-04)', async () => {
		const { hubspot, clock } = await openReadyScene();
		const records = contactRecords(101).map((record, i) => ({
			...record,
			properties: { ...record.properties, cand_medal: i % 2 === 0 ? 'gold' : '' },
		}));
		await pushContacts(hubspot, records);
		clock.advance(60_000);
		const sizes = await segmentSizes(hubspot, segments);
		expect(sizes.at(-1)?.size).toBe(16);
	});

	it('a segment that is not there, or still being filled, has no size yet', async () => {
		const { connect } = await openScene();
		const sizes = await segmentSizes(await connect(), segments);
		expect(new Set(sizes.map(({ size }) => size))).toEqual(new Set([null]));
		const ready = await openReadyScene({ listLagMs: 3_600_000 });
		const filling = await segmentSizes(ready.hubspot, segments);
		expect(new Set(filling.map(({ size }) => size))).toEqual(new Set([null]));
	});
});

import fc from 'fast-check';
import { dealEvents } from '../../../lib/tracking/drain/deal';

const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');

/** An event of somebody in a browser, or of somebody who said who they are in it. */
const record = fc
	.tuple(person, fc.option(person, { nil: undefined, freq: 4 }))
	.map(([visitorId, email]) => ({ visitorId, ...(email && { email }) }));

const toParcels = (all: ReadonlyArray<readonly object[]>) =>
	all.map((records, i) => ({
		id: i + 1,
		attempts: 0,
		events: records.map((one, j) => ({
			eventId: `${i + 1}-${j}`,
			receivedAt: 0,
			quarantine: null,
			record: one as Record<string, unknown>,
		})),
	}));

const parcels = fc.array(fc.array(record, { maxLength: 6 }), { maxLength: 30 }).map(toParcels);

const namesIn = ({ events }: { events: ReadonlyArray<{ record: object }> }) =>
	events.flatMap(({ record: told }) =>
		Object.entries(told).map(([kind, value]) => `${kind} ${value}`),
	);

const idsIn = ({ events }: { events: ReadonlyArray<{ eventId: string }> }) =>
	events.map(({ eventId }) => eventId);

describe('events dealt out to runs', () => {
	it('are all dealt, in order, and nobody is in two runs', () => {
		fc.assert(
			fc.property(
				parcels,
				fc.integer({ min: 1, max: 4 }),
				fc.integer({ min: 1, max: 20 }),
				(given, most, size) => {
					const lanes = dealEvents(given, most, size);
					const all = given.flatMap(idsIn);
					expect(lanes.flat().flatMap(idsIn).sort()).toEqual([...all].sort());
					expect(lanes.length).toBeLessThanOrEqual(Math.min(most, Math.ceil(all.length / size)));
					for (const lane of lanes) {
						const ids = lane.flatMap(idsIn);
						const own = new Set(ids);
						expect(ids).toEqual(all.filter((id) => own.has(id)));
						const others = new Set(
							lanes
								.filter((other) => other !== lane)
								.flat()
								.flatMap(namesIn),
						);
						expect(lane.flatMap(namesIn).filter((name) => others.has(name))).toEqual([]);
						for (const run of lane) {
							const from = new Set(idsIn(run).map((id) => Number(id.split('-')[0])));
							expect(run.parcelIds).toEqual([...from]);
							if (from.size > 1) expect(run.events.length).toBeLessThanOrEqual(size);
						}
					}
				},
			),
			{ seed: 20261123, numRuns: 1_000 },
		);
	});

	it('are about as many in each lane, also where many people were kept together', () => {
		const [parcel] = toParcels([
			Array.from({ length: 90 }, (_, i) => ({ visitorId: `visitor ${i % 30}` })),
		]);
		expect(dealEvents([parcel], 3, 30).map((lane) => lane.flatMap(idsIn).length)).toEqual([
			30, 30, 30,
		]);
	});

	it('are each of somebody else where nobody is named', () => {
		const [parcel] = toParcels([[{ type: 'a' }, { type: 'b' }]]);
		expect(dealEvents([parcel], 2, 1).flat().map(idsIn)).toEqual([['1-0'], ['1-1']]);
	});
});

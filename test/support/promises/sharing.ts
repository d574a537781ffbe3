import { dayMs, eventOf } from '../events';
import { expectSnapshots } from '../expectSnapshots';
import { expectedSnapshots, storedSnapshots } from '../oracle';
import { preset } from '../preset';
import { dealTown, townEvents } from '../town';
import { useStore, type MakePlace } from './place';

const now = dayMs(30);

export function promisesOfSharing(makePlace: MakePlace): void {
	describe('sharing a store', () => {
		const at = useStore(makePlace);
		const town = townEvents(60);
		const expected = expectedSnapshots(town, preset, now);

		it('gives a whole town the right scores in one go', async () => {
			await at.store.record(town, preset, now);
			expect(await storedSnapshots(at.store, town, preset)).toEqual(expected);
		});

		it('between calls of one process: they take effect one after the other', async () => {
			const parts = dealTown(9);
			await Promise.all(parts.map((part) => at.store.record(part, preset, now)));
			expect(await storedSnapshots(at.store, town, preset)).toEqual(expected);
		});

		it('between two connections at once', async () => {
			const other = await at.place.open();
			const stores = [at.store, other];
			await Promise.all(dealTown(8).map((part, i) => stores[i % 2].record(part, preset, now)));
			expect(await storedSnapshots(at.store, town, preset)).toEqual(expected);
			expect(await storedSnapshots(other, town, preset)).toEqual(expected);
		});

		it('between recording, the daily run and reading', async () => {
			const work = dealTown(6).map((part) => at.store.record(part, preset, now));
			const runs = [10, 20, 30].map((day) => at.store.decay(preset, dayMs(day), () => undefined));
			const reads = [1, 2, 3].map(() => at.store.search({ limit: 5 }, preset));
			await Promise.all([...work, ...runs, ...reads]);
			await at.store.decay(preset, now, () => undefined);
			expect(await storedSnapshots(at.store, town, preset)).toEqual(expected);
		});

		it('between daily runs at once: everybody who changes is told once', async () => {
			await at.store.record(town, preset, now);
			const stores = [at.store, await at.place.open(), at.store, await at.place.open()];
			const told: number[] = [];
			const counts = await Promise.all(
				stores.map((store) =>
					store.decay(preset, dayMs(300), (part) => {
						for (const { candidateId } of part) told.push(candidateId);
					}),
				),
			);
			expect(new Set(told).size).toBe(told.length);
			expect(counts.reduce((sum, { changed }) => sum + changed, 0)).toBe(told.length);
			expect(told.length).toBeGreaterThan(20);
			await expectSnapshots(at.store, town, preset, dayMs(300));
		});

		it('lets others run during long work', async () => {
			const many = Array.from({ length: 6_000 }, (_, i) => eventOf({ visitorId: `v${i}` }));
			let turns = 0;
			const timer = setInterval(() => turns++, 0);
			await at.store.record(many, preset, now);
			clearInterval(timer);
			expect(turns).toBeGreaterThan(1);
		});
	});
}

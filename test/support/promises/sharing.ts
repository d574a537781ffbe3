import { generateTown } from '../../../demo/town';
import { EventDecoder } from '../../../lib/intake';
import type { IncomingEvent } from '../../../lib/store';
import { dayMs, eventOf } from '../events';
import { expectedSnapshots, storedSnapshots } from '../oracle';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const now = dayMs(30);

/** A year of a small town, as its career site, mail tool and ATS deliver it. */
function townEvents(candidates: number): IncomingEvent[] {
	const { events } = generateTown({
		asOfMs: now,
		candidates,
		deliveries: candidates * 15,
		seed: 7,
	});
	const { timezone, horizonDays } = preset.model;
	const options = {
		fields: {},
		nowMs: now,
		timezone,
		horizonDays,
		defaultKind: 'candidate' as const,
	};
	const decoder = new EventDecoder(options);
	return events.map((event) => decoder.decode(event).event);
}

/** Deals events out like cards. */
function deal(events: readonly IncomingEvent[], hands: number): IncomingEvent[][] {
	return Array.from({ length: hands }, (_, hand) => events.filter((__, i) => i % hands === hand));
}

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
			const parts = deal(town, 9);
			await Promise.all(parts.map((part) => at.store.record(part, preset, now)));
			expect(await storedSnapshots(at.store, town, preset)).toEqual(expected);
		});

		it('between two connections at once', async () => {
			const other = await at.place.open();
			const stores = [at.store, other];
			await Promise.all(deal(town, 8).map((part, i) => stores[i % 2].record(part, preset, now)));
			expect(await storedSnapshots(at.store, town, preset)).toEqual(expected);
			expect(await storedSnapshots(other, town, preset)).toEqual(expected);
		});

		it('between recording, the daily run and reading', async () => {
			const work = deal(town, 6).map((part) => at.store.record(part, preset, now));
			const runs = [10, 20, 30].map((day) => at.store.decay(preset, dayMs(day), () => undefined));
			const reads = [1, 2, 3].map(() => at.store.search({ limit: 5 }, preset));
			await Promise.all([...work, ...runs, ...reads]);
			await at.store.decay(preset, now, () => undefined);
			expect(await storedSnapshots(at.store, town, preset)).toEqual(expected);
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

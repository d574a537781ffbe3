import fc from 'fast-check';
import { Backtester } from '../../../lib/scoring';
import {
	backtest,
	type CandidateStore,
	type History,
	type IncomingEvent,
} from '../../../lib/store';
import { deliveries, inWorld, LAST_DAY } from '../arbitraries';
import { dayMs, eventOf } from '../events';
import { choosier, dearer, sibling } from '../models';
import { gatherPeople, rememberAll } from '../oracle';
import { preset } from '../preset';
import { dealTown, townEvents } from '../town';
import { useStore, type MakePlace } from './place';

const now = dayMs(30);
const SEED = 20260105;
const town = townEvents(60);
const days = [0, 15, 30].map((day) => preset.toLocalDay(dayMs(day)));

const read = async (store: CandidateStore) => {
	const parts: History[][] = [];
	await store.readHistories((part) => parts.push(part));
	return parts.flat();
};

const byTime = (a: IncomingEvent, b: IncomingEvent) =>
	a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1);

/** Events by person, as a store is to give them; persons in any order. */
const sorted = (people: ReadonlyArray<readonly IncomingEvent[]>) =>
	people
		.map((events) => [...events].sort(byTime))
		.sort(([a], [b]) => (a.eventId < b.eventId ? -1 : 1));

const uniqueOf = (events: readonly IncomingEvent[]) => [
	...new Map(events.map((event) => [event.eventId, event])).values(),
];

export function promisesOfHistories(makePlace: MakePlace): void {
	describe('reading everything that happened', () => {
		const at = useStore(makePlace);

		it('gives everybody once, with all events as they were recorded, oldest first', async () => {
			for (const part of dealTown(3)) await at.store.record(part, preset, now);
			const histories = await read(at.store);
			const ids = histories.map(({ candidateId }) => candidateId);
			expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
			for (const { events } of histories) expect(events).toEqual([...events].sort(byTime));
			const people = gatherPeople(uniqueOf(town));
			expect(sorted(histories.map(({ events }) => events))).toEqual(sorted(people));
		});

		it('gives what scores and names are made of', async () => {
			const contact = eventOf({ email: 'cas@example.com' }, { kind: 'contact' });
			await at.store.record([...town, contact], preset, now);
			const histories = await read(at.store);
			const candidates = await at.store.get(
				histories.map(({ candidateId }) => candidateId),
				preset,
			);
			histories.forEach(({ events, ...who }, i) => {
				expect(candidates[i]).toMatchObject(who);
				expect(candidates[i]?.memory).toEqual(rememberAll(events, preset));
			});
			expect(histories.at(-1)?.kind).toBe('contact');
		});

		it('gives two who turn out to be one person as one, however it came out', async () => {
			let worlds = 0;
			const property = fc.asyncProperty(deliveries, async ({ events, batches }) => {
				const world = `h${++worlds}`;
				for (const batch of batches)
					await at.store.record(inWorld(world, batch.events), preset, dayMs(LAST_DAY));
				const own = inWorld(world, events);
				const isOwn = ({ eventId }: IncomingEvent) => eventId.startsWith(`${world} `);
				const histories = (await read(at.store)).filter((one) => one.events.some(isOwn));
				const found = histories.map((one) => one.events.map(({ eventId }) => eventId));
				const wanted = sorted(gatherPeople(own)).map((one) => one.map(({ eventId }) => eventId));
				expect(found.sort()).toEqual(wanted.sort());
			});
			await fc.assert(property, { seed: SEED, numRuns: 40, endOnFailure: true });
		});

		it('gives nobody where there is nobody', async () => {
			expect(await read(at.store)).toEqual([]);
		});

		it('comes in parts, tells how far it is and lets others run, when many', async () => {
			const many = Array.from({ length: 3_000 }, (_, i) =>
				eventOf({ visitorId: `v${i % 1_500}` }, { occurredAt: dayMs(i % 7) }),
			);
			await at.store.record(many, preset, now);
			const sizes: number[] = [];
			const told: number[] = [];
			let turns = 0;
			const timer = setInterval(() => turns++, 0);
			await at.store.readHistories(
				(part) => sizes.push(part.length),
				({ candidates, events }) => told.push(candidates, events),
			);
			clearInterval(timer);
			expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
			expect(told.slice(-2)).toEqual([1_500, 3_000]);
			expect(told).toHaveLength(2 * sizes.length);
			expect(turns).toBeGreaterThan(1);
		});

		it('gives somebody with very many events whole', async () => {
			const many = Array.from({ length: 5_000 }, (_, i) =>
				eventOf({ visitorId: i < 4_990 ? 'busy' : `v${i}` }, { occurredAt: dayMs(0) + i }),
			);
			await at.store.record(many, preset, now);
			const histories = await read(at.store);
			expect(histories).toHaveLength(11);
			expect(histories[0].events).toHaveLength(4_990);
		});

		it('gives nobody and no event twice while others record and people become one', async () => {
			const visitors = Array.from({ length: 600 }, (_, i) => eventOf({ visitorId: `v${i}` }));
			await at.store.record(visitors, preset, now);
			const other = await at.place.open();
			const parts: History[][] = [];
			const work: Array<Promise<unknown>> = [];
			await at.store.readHistories((part) => {
				const i = parts.push(part);
				const links = [i, 300 + i].map((n) =>
					eventOf({ email: `one-${i}@example.com`, visitorId: `v${n}` }),
				);
				work.push(other.record(links, preset, now), at.store.record(visitors, preset, now));
			});
			await Promise.all(work);
			const histories = parts.flat();
			const ids = histories.map(({ candidateId }) => candidateId);
			const events = histories.flatMap((one) => one.events.map(({ eventId }) => eventId));
			expect(parts.length).toBeGreaterThan(2);
			expect(new Set(ids).size).toBe(ids.length);
			expect(new Set(events).size).toBe(events.length);
			expect(events.length).toBeGreaterThan(550);
		});

		it('ends with the error of who is told, and leaves the store usable', async () => {
			await at.store.record(town, preset, now);
			const failing = at.store.readHistories(() => {
				throw new Error('stopped here');
			});
			await expect(failing).rejects.toThrow('stopped here');
			expect((await read(at.store)).length).toBeGreaterThan(50);
		});
	});

	describe('a backtest (MSR-22)', () => {
		const at = useStore(makePlace);

		it.each([
			['other points', dearer(2)],
			['other patterns', choosier(2)],
			['another model', sibling],
		])('tells of everybody what their events make of them, with %s', async (_, draft) => {
			await at.store.record(town, preset, now);
			const backtester = new Backtester(preset, draft, days);
			for (const { candidateId, events, identities } of await read(at.store)) {
				const { email, externalId, hubspotId, visitorId } = identities;
				const name = email ?? externalId ?? hubspotId ?? visitorId ?? '';
				backtester.add({ candidateId, name, events });
			}
			const told: number[] = [];
			const result = await backtest(at.store, preset, draft, days, (done) =>
				told.push(done.candidates),
			);
			expect(result).toEqual(backtester.result());
			expect(result.dates[2].moved).toBeGreaterThan(0);
			expect(told.at(-1)).toBe(result.candidates);
		});

		it('agrees with what the store presents under the live model', async () => {
			await at.store.record(town, preset, now);
			const { dates } = await backtest(at.store, preset, dearer(2), days.slice(-1));
			const candidates = await at.store.search({}, preset);
			for (const { bucket, candidates: held } of dates[0].live.buckets)
				expect(held).toBe(candidates.filter((one) => one.bucket === bucket).length);
		});

		it('writes nothing, whatever the draft', async () => {
			await at.store.record(town, preset, now);
			const before = await at.place.fingerprint();
			const [listed, found] = [await at.store.listModels(), await at.store.search({}, preset)];
			for (const draft of [preset, dearer(7), choosier(8), sibling])
				await backtest(at.store, preset, draft, days);
			expect(await at.place.fingerprint()).toBe(before);
			expect(await at.store.listModels()).toEqual(listed);
			expect(await at.store.search({}, preset)).toEqual(found);
			await at.store.record([eventOf({ visitorId: 'new' })], preset, now);
			expect(await at.place.fingerprint()).not.toBe(before);
		});
	});
}

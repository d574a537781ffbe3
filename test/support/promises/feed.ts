import { setImmediate } from 'node:timers/promises';
import type { CandidateStore, FedTransition, FeedBatch, FeedLease } from '../../../lib/store';
import { dayMs, eventOf } from '../events';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const READER = 'workflow 1 node 1';
const MINUTE_MS = 60_000;
const now = dayMs(10);

const idsOf = (batch: FeedBatch | null) => batch?.transitions.map(({ id }) => id);
const all = () => true;

export function promisesOfTheFeed(makePlace: MakePlace): void {
	describe('the feed of transitions', () => {
		const at = useStore(makePlace);

		/** Makes so many new candidates, each with one transition of bucket and one of phase. */
		const arrive = async (count: number, store: CandidateStore = at.store, from = 0) => {
			const events = Array.from({ length: count }, (_, i) =>
				eventOf({ email: `c${from + i}@example.com` }, { occurredAt: dayMs(9) }),
			);
			const outcomes = await store.record(events, preset, now);
			return outcomes
				.flatMap(({ transitions }) => transitions.map(({ id }) => id))
				.sort((a, b) => a - b);
		};
		const lease = async (asked: Partial<FeedLease> = {}, reader = READER, store = at.store) => {
			const nowMs = asked.nowMs ?? now;
			const usual = { wants: all, limit: 1_000, nowMs, untilMs: nowMs + MINUTE_MS };
			return await store.transitions.lease(reader, { ...usual, ...asked });
		};
		/** Reads to the end, batch after batch. */
		const readAll = async (asked: Partial<FeedLease> = {}, reader = READER) => {
			const read: FedTransition[] = [];
			for (;;) {
				const batch = await lease(asked, reader);
				if (!batch) return read;
				read.push(...batch.transitions);
				await at.store.transitions.confirm(reader, batch.lease);
			}
		};

		it('tells whom a transition is about, and what it was', async () => {
			await at.store.transitions.open(READER, null);
			const [outcome] = await at.store.record([eventOf({ email: 'ann@example.com' })], preset, now);
			const batch = await lease();
			const { candidateId } = outcome;
			const whose = { candidateId, modelKey: preset.model.key, recordedAt: now };
			expect(batch?.transitions).toEqual(
				outcome.transitions.map((transition) => ({ ...transition, ...whose })),
			);
		});

		it('begins with what is recorded once a reader is there, and is made once', async () => {
			await arrive(2);
			expect(await at.store.transitions.open(READER, null)).toBe(true);
			expect(await lease()).toBeNull();
			const ids = await arrive(1, at.store, 2);
			expect(await at.store.transitions.open(READER, null)).toBe(false);
			expect(idsOf(await lease())).toEqual(ids);
		});

		it('begins earlier where that is asked for', async () => {
			await at.store.record([eventOf({ email: 'old@example.com' })], preset, dayMs(1));
			const ids = await arrive(2);
			await at.store.transitions.open(READER, dayMs(3));
			expect(idsOf(await lease())).toEqual(ids);
			await at.store.transitions.open('of everything', 0);
			expect(await readAll({}, 'of everything')).toHaveLength(ids.length + 2);
		});

		it('gives every reader each transition once, in order, whatever the size of its batches', async () => {
			for (const reader of ['a', 'b']) await at.store.transitions.open(reader, null);
			const ids = await arrive(30);
			for (const [reader, limit] of [
				['a', 7],
				['b', 1_000],
			] as const) {
				const read = await readAll({ limit }, reader);
				expect(read.map(({ id }) => id)).toEqual(ids);
				expect(await lease({}, reader)).toBeNull();
			}
		});

		it('passes over what is not wanted, also where that is more than a window', async () => {
			await at.store.transitions.open(READER, null);
			await arrive(700);
			const [last] = await arrive(1, at.store, 700);
			const wants = ({ id, kind }: FedTransition) => kind === 'bucket' && id >= last;
			expect(await readAll({ wants })).toMatchObject([{ id: last, kind: 'bucket' }]);
			expect(await readAll()).toEqual([]);
		});

		it('hands nothing out while a reader has something in hand', async () => {
			await at.store.transitions.open(READER, null);
			const ids = await arrive(2);
			const other = await at.place.open();
			const both = await Promise.all([lease({ limit: 1 }), lease({ limit: 1 }, READER, other)]);
			const handed = both.filter((batch) => batch !== null);
			expect(handed.map(idsOf)).toEqual([[ids[0]]]);
			expect(await lease()).toBeNull();
			await at.store.transitions.confirm(READER, handed[0].lease);
			expect(idsOf(await lease())).toEqual(ids.slice(1));
		});

		it('hands out again what was not confirmed when its lease ended, and takes no late word for it', async () => {
			await at.store.transitions.open(READER, null);
			const ids = await arrive(1);
			const first = await lease();
			const later = await arrive(1, at.store, 1);
			expect(await lease({ nowMs: now + MINUTE_MS - 1 })).toBeNull();
			const again = await lease({ nowMs: now + MINUTE_MS });
			expect(idsOf(again)).toEqual(ids);
			await at.store.transitions.confirm(READER, first!.lease);
			await at.store.transitions.holdUntil(READER, first!.lease, 0);
			expect(await lease({ nowMs: now + MINUTE_MS + 1 })).toBeNull();
			await at.store.transitions.confirm(READER, again!.lease);
			await at.store.transitions.confirm(READER, again!.lease);
			expect(idsOf(await lease({ nowMs: now + 9 * MINUTE_MS }))).toEqual(later);
		});

		it('lets a lease be given back or kept for longer', async () => {
			await at.store.transitions.open(READER, null);
			const ids = await arrive(1);
			const kept = await lease();
			await at.store.transitions.holdUntil(READER, kept!.lease, now + 5 * MINUTE_MS);
			expect(await lease({ nowMs: now + 4 * MINUTE_MS })).toBeNull();
			await at.store.transitions.holdUntil(READER, kept!.lease, now);
			expect(idsOf(await lease())).toEqual(ids);
		});

		it('goes on where it was when the store is opened again', async () => {
			await at.store.transitions.open(READER, null);
			const ids = await arrive(2);
			const batch = await lease({ limit: 1 });
			await at.store.transitions.confirm(READER, batch!.lease);
			await at.store.close();
			const reopened = await at.place.open();
			expect(idsOf(await lease({}, READER, reopened))).toEqual(ids.slice(1));
		});

		it('misses nothing of what several are writing while it reads', async () => {
			await at.store.transitions.open(READER, null);
			const writers = await Promise.all([0, 1, 2].map(() => at.place.open()));
			const read: number[] = [];
			let isOver = false;
			const reading = (async () => {
				for (let isLast = false; !isLast;) {
					isLast = isOver;
					await setImmediate();
					read.push(...(await readAll({ limit: 11 })).map(({ id }) => id));
				}
			})();
			const written = await Promise.all(
				writers.map(async (store, writer) => {
					const ids: number[] = [];
					for (let i = 0; i < 12; i++)
						ids.push(...(await arrive(5, store, 1_000 * writer + 5 * i)));
					return ids;
				}),
			);
			isOver = true;
			await reading;
			expect(read).toHaveLength(3 * 12 * 5 * 2);
			expect(new Set(read)).toEqual(new Set(written.flat()));
		});

		it('goes with the one who remains when two turn out to be one person', async () => {
			await at.store.transitions.open(READER, null);
			await at.store.record(
				[eventOf({ visitorId: 'v' }), eventOf({ email: 'a@x.org' })],
				preset,
				now,
			);
			const [{ candidateId }] = await at.store.record(
				[eventOf({ email: 'a@x.org', visitorId: 'v' })],
				preset,
				now,
			);
			const read = await readAll();
			expect(read.length).toBeGreaterThan(2);
			expect(new Set(read.map((one) => one.candidateId))).toEqual(new Set([candidateId]));
		});

		it('shows the newest without taking them from anybody', async () => {
			await at.store.transitions.open(READER, null);
			const ids = await arrive(3);
			const newest = await at.store.transitions.latest(({ kind }) => kind === 'bucket', 2);
			expect(newest.map(({ kind }) => kind)).toEqual(['bucket', 'bucket']);
			expect(newest[0].id).toBeGreaterThan(newest[1].id);
			expect(idsOf(await lease())).toEqual(ids);
		});

		it('announces what happened elsewhere once per key, to whoever is there', async () => {
			const [{ candidateId }] = await at.store.record([eventOf({ visitorId: 'v' })], preset, now);
			await at.store.transitions.open(READER, null);
			const finished = {
				key: 'enrolment 7',
				candidateId,
				kind: 'sequence' as const,
				to: 'welcome',
				day: 20_000,
			};
			const tell = async (...told: Array<typeof finished>) =>
				await at.store.transitions.announce(told, now);
			expect(await tell(finished, { ...finished, key: 'of nobody', candidateId: 999 })).toBe(1);
			expect(await tell(finished)).toBe(0);
			expect(await tell()).toBe(0);
			const { key, ...said } = finished;
			expect(key).toBe('enrolment 7');
			expect(await readAll()).toMatchObject([
				{ ...said, from: null, modelKey: null, isReturn: false, isQuiet: false },
			]);
		});
	});
}

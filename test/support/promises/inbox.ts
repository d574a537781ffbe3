import { InboxWriter, type InboxEvent, type Parcel } from '../../../lib/store';
import { errorOf } from '../errorOf';
import { dayMs, eventOf } from '../events';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const BOX = 'journey';
const now = dayMs(10);
const MINUTE_MS = 60_000;

let made = 0;

function told(details: Partial<InboxEvent> = {}): InboxEvent {
	const record = { type: 'page.viewed', visitorId: 'visitor-1', subject: 'O\'Neil \u0000 🎓 "' };
	return { eventId: `told-${++made}`, receivedAt: now, quarantine: null, record, ...details };
}

const idsOf = (parcels: readonly Parcel[]) =>
	parcels.flatMap(({ events }) => events.map(({ eventId }) => eventId));
const numbersOf = (parcels: readonly Parcel[]) => parcels.map(({ id }) => id);

export function promisesOfInbox(makePlace: MakePlace): void {
	describe('the inbox', () => {
		const at = useStore(makePlace);

		const keep = async (...events: InboxEvent[]) => await at.store.inbox.keep(BOX, events, now);
		const lease = async (nowMs = now, limit = 1_000) =>
			(await at.store.inbox.lease(BOX, { limit, nowMs, untilMs: nowMs + MINUTE_MS })).parcels;
		const record = async ({ eventId }: InboxEvent) =>
			await at.store.record(
				[eventOf({ visitorId: 'visitor-1' }, { eventId, occurredAt: now })],
				preset,
				now,
			);

		it('gives back what was kept, as it was, in the order in which it was kept', async () => {
			const [first, second, third] = [told(), told(), told()];
			await keep(first, second);
			await keep(third);
			const parcels = await lease();
			expect(parcels.map(({ events, attempts }) => [events, attempts])).toEqual([
				[[first, second], 0],
				[[third], 0],
			]);
		});

		it('keeps what was acknowledged when closed and opened again, leased or not', async () => {
			const [leased, waiting] = [told(), told()];
			await keep(leased);
			await lease();
			await keep(waiting);
			await at.store.close();
			const reopened = await at.place.open();
			const later = { limit: 10, nowMs: now + MINUTE_MS, untilMs: now + 2 * MINUTE_MS };
			expect(idsOf((await reopened.inbox.lease(BOX, later)).parcels)).toEqual([
				leased.eventId,
				waiting.eventId,
			]);
		});

		it('hands nothing out before it is free', async () => {
			await at.store.inbox.keep(BOX, [told()], now + 2_000);
			expect(await lease()).toEqual([]);
			expect(await lease(now + 2_000)).toHaveLength(1);
		});

		it('hands nothing out twice at a time, to whoever asks', async () => {
			for (let i = 0; i < 20; i++) await keep(told());
			const other = await at.place.open();
			const handed = await Promise.all(
				[at.store, other, at.store, other].map((store) =>
					store.inbox.lease(BOX, { limit: 5, nowMs: now, untilMs: now + MINUTE_MS }),
				),
			);
			const ids = handed.flatMap(({ parcels }) => idsOf(parcels));
			expect(ids).toHaveLength(20);
			expect(new Set(ids).size).toBe(20);
		});

		it('hands out what a lease that ended had, and counts how often', async () => {
			const event = told();
			await keep(event);
			expect(await lease()).toHaveLength(1);
			expect(await lease(now + MINUTE_MS - 1)).toEqual([]);
			expect(await lease(now + MINUTE_MS)).toMatchObject([{ attempts: 1, events: [event] }]);
		});

		it('hands out again only what is not in the ledger', async () => {
			const [recorded, missing, alone] = [told(), told(), told()];
			await keep(recorded, missing);
			await keep(alone);
			await lease();
			await record(recorded);
			await record(alone);
			expect(idsOf(await lease(now + MINUTE_MS))).toEqual([missing.eventId]);
			await record(missing);
			expect(await lease(now + 2 * MINUTE_MS)).toEqual([]);
			expect(await at.store.inbox.state(BOX)).toMatchObject({ waiting: 0, oldestAt: null });
		});

		it('never hands out what was confirmed', async () => {
			await keep(told());
			await at.store.inbox.confirm(BOX, numbersOf(await lease()));
			expect(await lease(now + MINUTE_MS)).toEqual([]);
		});

		it('hands out what was given back, from the moment that was said', async () => {
			await keep(told());
			await at.store.inbox.holdUntil(numbersOf(await lease()), now + 10);
			expect(await lease(now + 9)).toEqual([]);
			expect(await lease(now + 10)).toHaveLength(1);
		});

		it('hands out no more than asked for, but always something', async () => {
			await keep(told(), told(), told());
			await keep(told());
			await keep(told());
			expect((await lease(now, 2)).map(({ events }) => events.length)).toEqual([3]);
			expect((await lease(now, 2)).map(({ events }) => events.length)).toEqual([1, 1]);
		});

		it('tells whether more is free, also where what is next does not fit any more', async () => {
			for (let i = 0; i < 3; i++) await keep(told(), told(), told());
			const asked = { limit: 5, nowMs: now, untilMs: now + MINUTE_MS };
			const tells: boolean[] = [];
			for (let i = 0; i < 4; i++) tells.push((await at.store.inbox.lease(BOX, asked)).isMoreFree);
			expect(tells).toEqual([true, true, false, false]);
		});

		it('keeps boxes apart', async () => {
			await keep(told(), told({ quarantine: 'bot' }));
			const elsewhere = { limit: 10, nowMs: now, untilMs: now + 1 };
			expect(await at.store.inbox.lease("journey'; --", elsewhere)).toEqual({
				parcels: [],
				isMoreFree: false,
			});
			expect(await at.store.inbox.state('other')).toEqual({
				waiting: 0,
				oldestAt: null,
				quarantined: {},
			});
			expect(await at.store.inbox.quarantined('other', 10)).toEqual([]);
		});

		it('keeps and shows what is quarantined, and hands it to nobody', async () => {
			const bot = told({ quarantine: 'bot', receivedAt: now - 5 });
			const [person, burst] = [told(), told()];
			await keep(bot, person, burst);
			const parcels = await lease();
			expect(idsOf(parcels)).toEqual([person.eventId, burst.eventId]);
			const found = { ...burst, quarantine: 'burst' };
			await at.store.inbox.confirm(BOX, numbersOf(parcels), [found]);
			expect(await at.store.inbox.quarantined(BOX, 10)).toEqual([found, bot]);
			expect(await at.store.inbox.quarantined(BOX, 1)).toEqual([found]);
			expect(await at.store.inbox.state(BOX)).toEqual({
				waiting: 0,
				oldestAt: null,
				quarantined: { bot: 1, burst: 1 },
			});
			expect(await lease(now + MINUTE_MS)).toEqual([]);
		});

		it('forgets what was quarantined long ago', async () => {
			const recent = told({ quarantine: 'bot' });
			await keep(told({ quarantine: 'bot', receivedAt: now - 10 }), recent);
			await at.store.inbox.forgetQuarantined(BOX, now);
			expect(await at.store.inbox.quarantined(BOX, 10)).toEqual([recent]);
		});

		it('tells how many wait and since when, leased or not', async () => {
			await keep(told({ receivedAt: now - 7 }), told());
			await lease();
			await keep(told());
			expect(await at.store.inbox.state(BOX)).toEqual({
				waiting: 3,
				oldestAt: now - 7,
				quarantined: {},
			});
		});

		describe('written by many at once', () => {
			it('has everything once all have been told so', async () => {
				const writer = new InboxWriter(at.store.inbox, BOX, 0);
				const events = Array.from({ length: 300 }, () => told());
				await Promise.all(events.map((event) => writer.keep([event])));
				const parcels = await lease();
				expect(new Set(idsOf(parcels))).toEqual(new Set(events.map(({ eventId }) => eventId)));
				expect(parcels.length).toBeLessThan(30);
			});

			it('refuses what would be too much to hold, and takes more once there is room', async () => {
				const writer = new InboxWriter(at.store.inbox, BOX, 0, 10);
				const eight = Array.from({ length: 8 }, () => told());
				const first = writer.keep(eight);
				expect(await errorOf(writer.keep(eight))).toMatchObject({ code: 'overloaded' });
				await first;
				await writer.keep(eight);
				expect((await at.store.inbox.state(BOX)).waiting).toBe(16);
			});

			it('tells everybody whose events could not be kept', async () => {
				const writer = new InboxWriter(at.store.inbox, BOX, 0);
				await at.store.close();
				const failed = await Promise.all([
					errorOf(writer.keep([told()])),
					errorOf(writer.keep([told()])),
				]);
				expect(failed).toMatchObject([{ name: 'StoreError' }, { name: 'StoreError' }]);
			});
		});
	});
}

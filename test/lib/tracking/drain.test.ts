import { setTimeout } from 'node:timers/promises';
import type { CandidateStore, InboxEvent, InboxState } from '../../../lib/store';
import { Drain, type DrainOptions } from '../../../lib/tracking';
import { eventOf } from '../../support/events';
import { preset } from '../../support/preset';
import type { Place } from '../../support/promises/place';
import { makeSqlitePlace } from '../../support/sqlitePlace';
import { idsOf, told, TOLD_MS as NOW_MS, toldBy } from '../../support/tracking/told';

const BOX = 'journey';
const DAY_MS = 86_400_000;

const click = (page: string, receivedAt: number): InboxEvent =>
	told({
		receivedAt,
		record: {
			eventId: page,
			type: 'email.clicked',
			email: 'noor@example.com',
			occurredAt: receivedAt,
		},
	});

describe('the inbox is emptied', () => {
	let place: Place;
	let store: CandidateStore;
	let clock: number;
	let drain: Drain | undefined;
	/** What was handed over so far, batch by batch. */
	let batches: string[][];
	let states: InboxState[];
	let troubles: unknown[];

	beforeEach(async () => {
		place = await makeSqlitePlace();
		store = await place.open();
		[clock, batches, states, troubles] = [NOW_MS, [], [], []];
	});

	afterEach(async () => {
		drain?.stop();
		await drain?.finished;
		await place.remove();
	});

	const keep = async (...events: InboxEvent[]) => await store.inbox.keep(BOX, events, NOW_MS);

	/** @param hand - told which batch it is; every batch is dealt with when left out */
	const start = (
		hand: (batch: number) => Promise<boolean>,
		options: Partial<DrainOptions> = {},
	) => {
		drain = new Drain({
			inbox: store.inbox,
			box: BOX,
			batchSize: 100,
			runsAtOnce: 1,
			delayMs: 1,
			now: () => clock,
			isBusy: () => false,
			hand: async (events) => await hand(batches.push(idsOf(events))),
			onState: (state) => states.push(state),
			onTrouble: (error) => troubles.push(error),
			...options,
		});
	};
	const until = async (isSo: () => boolean | Promise<boolean>) => {
		for (let look = 0; look < 4_000; look++) {
			if (await isSo()) return;
			await setTimeout(1);
		}
		throw new Error('waited in vain');
	};
	const untilEmpty = async () =>
		await until(async () => (await store.inbox.state(BOX)).waiting === 0);

	it('in batches, each once', async () => {
		const events = Array.from({ length: 25 }, () => told());
		for (const event of events) await keep(event);
		start(async () => true, { batchSize: 10 });
		await untilEmpty();
		expect(batches.map(({ length }) => length)).toEqual([10, 10, 5]);
		expect(batches.flat()).toEqual(idsOf(events));
		expect(troubles).toEqual([]);
	});

	it('at once where a batch is not quite full because what is next does not fit', async () => {
		for (let i = 0; i < 5; i++) await keep(told(), told(), told());
		start(async () => true, { batchSize: 5, delayMs: 3_600_000 });
		await untilEmpty();
		expect(batches.map(({ length }) => length)).toEqual([3, 3, 3, 3, 3]);
	});

	it('not of what it took while it was being stopped: that is given back', async () => {
		const event = told();
		await keep(event);
		const { inbox } = store;
		const slow = Object.assign(Object.create(inbox) as typeof inbox, {
			lease: async (...wanted: Parameters<typeof inbox.lease>) => {
				const leased = await inbox.lease(...wanted);
				drain?.stop();
				return leased;
			},
		});
		start(async () => true, { inbox: slow });
		await drain?.finished;
		expect([batches, troubles]).toEqual([[], []]);
		start(async () => true);
		await untilEmpty();
		expect(batches).toEqual([[event.eventId]]);
	});

	it('of what a process left behind that was killed, once its lease is over', async () => {
		const event = told();
		await keep(event);
		await store.inbox.lease(BOX, { limit: 1, nowMs: NOW_MS, untilMs: NOW_MS + 60_000 });
		start(async () => true);
		await until(() => states.length > 0);
		expect(batches).toEqual([]);
		clock += 60_000;
		await untilEmpty();
		expect(batches).toEqual([[event.eventId]]);
	});

	it('again of what could not be dealt with, but for what is in the ledger by then', async () => {
		const [recorded, missing] = [told(), told()];
		await keep(recorded, missing);
		start(async (batch) => {
			if (batch > 1) return true;
			const { eventId } = recorded;
			const incoming = eventOf({ visitorId: 'visitor-1' }, { eventId, occurredAt: NOW_MS });
			await store.record([incoming], preset, NOW_MS);
			return false;
		});
		await until(() => batches.length > 0);
		clock += DAY_MS;
		await untilEmpty();
		expect(batches).toEqual([[recorded.eventId, missing.eventId], [missing.eventId]]);
	});

	it('of everything else when one event can never be dealt with', async () => {
		const bad = told();
		const good = Array.from({ length: 20 }, () => told());
		for (const event of [...good.slice(0, 10), bad, ...good.slice(10)]) await keep(event);
		const done: string[] = [];
		const hand = async () => {
			const batch = batches[batches.length - 1];
			if (batch.includes(bad.eventId)) return false;
			done.push(...batch);
			return true;
		};
		start(hand, { now: () => (clock += 500) });
		await until(() => done.length === good.length);
		expect(new Set(done)).toEqual(new Set(idsOf(good)));
		await until(() => batches.some((batch) => batch.length === 1 && batch[0] === bad.eventId));
		expect((await store.inbox.state(BOX)).waiting).toBe(1);
	});

	it('after the store could not be used for a while', async () => {
		const event = told();
		await keep(event);
		let failures = 0;
		const lease: typeof store.inbox.lease = async (...given) => {
			if (failures++ < 3) throw new Error('the disk is full');
			return await store.inbox.lease(...given);
		};
		const inbox = Object.assign(Object.create(store.inbox) as typeof store.inbox, { lease });
		start(async () => true, { inbox });
		await untilEmpty();
		expect(batches).toEqual([[event.eventId]]);
		expect(troubles).toHaveLength(3);
	});

	it('without the clicks of scanners, which are kept and shown', async () => {
		const burst = ['/a', '/b', '/c'].map((page, i) => click(page, NOW_MS + i * 300));
		const person = click('/d', NOW_MS + 60_000);
		await keep(...burst, person);
		start(async () => true);
		await untilEmpty();
		expect(batches).toEqual([[person.eventId]]);
		expect((await store.inbox.state(BOX)).quarantined).toEqual({ burst: 3 });
	});

	it('telling how much waits, and since when', async () => {
		start(async () => true);
		await keep(told({ receivedAt: NOW_MS - 5 }), told({ quarantine: 'bot' }));
		await untilEmpty();
		clock += 10_000;
		const before = states.length;
		await until(() => states.length > before);
		expect(states.at(-1)).toEqual({ waiting: 0, oldestAt: null, quarantined: { bot: 1 } });
	});

	it('and what was quarantined is forgotten after a month', async () => {
		await keep(told({ quarantine: 'bot', receivedAt: NOW_MS - 31 * DAY_MS }));
		await keep(told({ quarantine: 'bot', receivedAt: NOW_MS - 29 * DAY_MS }));
		start(async () => true);
		const count = async () => (await store.inbox.state(BOX)).quarantined.bot;
		await until(async () => (await count()) === 1);
		expect(await store.inbox.quarantined(BOX, 10)).toMatchObject([
			{ receivedAt: NOW_MS - 29 * DAY_MS },
		]);
	});

	it('by several runs at once, each about other people, also while one takes long', async () => {
		for (const visitorId of ['a', 'b', 'a', 'c', 'a', 'b']) await keep(toldBy(visitorId));
		const ends: Array<() => void> = [];
		const whose: string[][] = [];
		start(async () => true, {
			batchSize: 3,
			runsAtOnce: 2,
			hand: async (events) => {
				whose.push(events.map(({ record }) => String(record.visitorId)));
				await new Promise<void>((resolve) => ends.push(resolve));
				return true;
			},
		});
		await until(() => ends.length === 2);
		await keep(toldBy('a'), toldBy('d'));
		await setTimeout(20);
		expect(whose).toHaveLength(2);
		ends[1]();
		await until(() => ends.length === 3);
		ends[0]();
		await until(() => ends.length === 4);
		expect(whose).toEqual([['a', 'a', 'a'], ['b', 'c', 'b'], ['d'], ['a']]);
		for (const end of ends) end();
		await untilEmpty();
	});

	it('again only of what one of several runs could not deal with, and one at a time then', async () => {
		for (const visitorId of ['a', 'a', 'b', 'b']) await keep(toldBy(visitorId));
		const log: string[] = [];
		start(async () => true, {
			batchSize: 2,
			runsAtOnce: 2,
			hand: async (events) => {
				const who = events.map(({ record }) => String(record.visitorId)).join('');
				const isFirst = log.push(who) <= 2;
				await setTimeout(5);
				log.push(`${who} ended`);
				return !(isFirst && who === 'bb');
			},
		});
		await until(() => log.length === 4);
		for (const visitorId of ['c', 'd']) await store.inbox.keep(BOX, [toldBy(visitorId)], clock + 1);
		clock += 3_600_000;
		await untilEmpty();
		expect(log.slice(0, 6)).toEqual(['aa', 'bb', 'aa ended', 'bb ended', 'b', 'b ended']);
	});

	it('again of what one of several runs left of what was kept together', async () => {
		const [recorded, missing] = [toldBy('a'), toldBy('b')];
		await keep(recorded, missing);
		start(async () => true, {
			batchSize: 1,
			runsAtOnce: 2,
			hand: async (events) => {
				batches.push(idsOf(events));
				if (batches.length > 2) return true;
				const [{ eventId, record }] = events;
				if (record.visitorId === 'b') return false;
				const incoming = eventOf({ visitorId: 'a' }, { eventId, occurredAt: NOW_MS });
				await store.record([incoming], preset, NOW_MS);
				return true;
			},
		});
		await until(() => batches.length === 2);
		clock += 3_600_000;
		await untilEmpty();
		expect(batches).toEqual([[recorded.eventId], [missing.eventId], [missing.eventId]]);
		expect(troubles).toEqual([]);
	});

	it('no more once it was stopped', async () => {
		start(async () => true);
		drain?.stop();
		await drain?.finished;
		await keep(told());
		expect((await store.inbox.state(BOX)).waiting).toBe(1);
	});
});

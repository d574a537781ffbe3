import type { InboxEvent } from '../../../lib/store';
import { Shift, type Hands, type Load } from '../../../lib/tracking/drain/Shift';
import { useStore } from '../../support/promises/place';
import { makeSqlitePlace } from '../../support/sqlitePlace';
import { idsOf, toldBy, TOLD_MS as NOW_MS } from '../../support/tracking/told';

const BOX = 'journey';
const MINUTE_MS = 60_000;

describe('a shift', () => {
	const at = useStore(makeSqlitePlace);

	const keep = async (count: number, events = 1) => {
		const kept = Array.from({ length: count }, (_, i) =>
			Array.from({ length: events }, () => toldBy(`visitor-${i}`)),
		);
		for (const parcel of kept) await at.store.inbox.keep(BOX, parcel, NOW_MS);
		return kept.flat();
	};
	const makeShift = (
		hand: (ids: string[]) => Promise<boolean>,
		load: Partial<Load> = {},
		hands: Partial<Hands> = {},
	) =>
		new Shift(
			{
				inbox: at.store.inbox,
				box: BOX,
				now: () => NOW_MS,
				hand: async (events) => await hand(idsOf(events)),
				onTrouble: (error) => {
					throw error;
				},
				...hands,
			},
			{
				size: 2,
				lanes: 2,
				isSingle: false,
				delayMs: 3_600_000,
				afterBatch: async () => undefined,
				...load,
			},
		);
	const leaseAt = async (nowMs: number) => {
		const { parcels } = await at.store.inbox.lease(BOX, { limit: 1_000, nowMs, untilMs: nowMs });
		return parcels.flatMap(({ events }: { events: InboxEvent[] }) => idsOf(events));
	};
	const waiting = async () => (await at.store.inbox.state(BOX)).waiting;

	it('for a single batch takes no more, and tells that there is more', async () => {
		const events = await keep(5);
		const batches: string[][] = [];
		const shift = makeShift(async (ids) => batches.push(ids) > 0, { lanes: 1, isSingle: true });
		expect(await shift.work()).toEqual({ batches: 1, isWell: true, isMoreFree: true });
		expect(batches).toEqual([idsOf(events.slice(0, 2))]);
		expect(await waiting()).toBe(3);
	});

	it('goes on with one lane while another is at work, takes more meanwhile, and confirms it', async () => {
		const events = await keep(60);
		const handed: string[] = [];
		let letGo = () => undefined as void;
		const isLong = new Promise<void>((resolve) => (letGo = resolve));
		const left: number[] = [];
		const shift = makeShift(async (ids) => {
			const isFirst = handed.length === 0;
			handed.push(...ids);
			if (isFirst) await isLong;
			else if (handed.length === events.length) {
				left.push(await waiting());
				letGo();
			}
			return true;
		});
		expect(await shift.work()).toEqual({ batches: 30, isWell: true, isMoreFree: false });
		expect(handed).toEqual(idsOf(events));
		expect(left).toEqual([4]);
		expect(await waiting()).toBe(0);
	});

	it('hands on what comes in while one lane takes long, but for what is about the same people', async () => {
		const [first] = await keep(1);
		const second = [toldBy('visitor-0'), toldBy('visitor-1')];
		const third = toldBy('visitor-2');
		const handed: string[][] = [];
		let letGo = () => undefined as void;
		const isLong = new Promise<void>((resolve) => (letGo = resolve));
		const keepNext = async (event: InboxEvent) => await at.store.inbox.keep(BOX, [event], NOW_MS);
		const shift = makeShift(
			async (ids) => {
				const turn = handed.push(ids);
				if (turn === 1) {
					for (const event of second) await keepNext(event);
					await isLong;
				}
				if (turn === 2) await keepNext(third);
				if (turn === 3) letGo();
				return true;
			},
			{ delayMs: 1 },
		);
		expect(await shift.work()).toMatchObject({ batches: 4, isWell: true });
		expect(handed.slice(0, 3)).toEqual([[first.eventId], [second[1].eventId], [third.eventId]]);
		expect(handed[3]).toEqual([second[0].eventId]);
		expect(await waiting()).toBe(0);
	});

	it('begins nothing new where something failed, and gives back at once what it has not begun', async () => {
		const events = await keep(10);
		const shift = makeShift(async ([id]) => id !== events[2].eventId);
		expect(await shift.work()).toMatchObject({ batches: 2, isWell: false });
		expect(await leaseAt(NOW_MS)).toEqual(idsOf(events.slice(4)));
		expect(await leaseAt(NOW_MS + MINUTE_MS)).toEqual(idsOf(events.slice(2)));
	});

	it('begins nothing new once it is stopped, and gives back what it has not begun', async () => {
		const events = await keep(10);
		const shift = makeShift(async () => {
			shift.stop();
			return true;
		});
		expect(await shift.work()).toMatchObject({ batches: 2, isWell: true });
		expect(await leaseAt(NOW_MS)).toEqual(idsOf(events.slice(4)));
	});

	it('waits for what is under way where the store fails; what it took comes again later', async () => {
		const events = await keep(10);
		const inbox = Object.assign(Object.create(at.store.inbox) as Hands['inbox'], {
			confirm: async () => {
				throw new Error('the disk is full');
			},
		});
		let ended = 0;
		const hand = async () => {
			for (let i = 0; i < 100 * ended; i++) await Promise.resolve();
			return ++ended > 0;
		};
		await expect(makeShift(hand, {}, { inbox }).work()).rejects.toThrow('the disk is full');
		expect(ended).toBe(2);
		expect(await leaseAt(NOW_MS + MINUTE_MS - 1)).toEqual([]);
		expect(await leaseAt(NOW_MS + MINUTE_MS)).toEqual(idsOf(events));
	});

	it('rests after each batch as long as it is told to', async () => {
		await keep(4);
		const log: string[] = [];
		const shift = makeShift(async () => log.push('batch') > 0, {
			lanes: 2,
			size: 1,
			afterBatch: async () => {
				for (let i = 0; i < 50; i++) await Promise.resolve();
				log.push('rested');
			},
		});
		await shift.work();
		expect(log.slice(0, 2)).toEqual(['batch', 'batch']);
		expect(log.indexOf('rested')).toBeLessThan(log.lastIndexOf('batch'));
		expect(log.filter((one) => one === 'rested')).toHaveLength(4);
	});
});

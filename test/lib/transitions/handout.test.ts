import type { FedTransition, FeedBatch, TransitionFeed } from '../../../lib/store';
import { Handout, type HandoutOptions } from '../../../lib/transitions';
import { heat } from '../../e2e/trigger/town';
import type { Place } from '../../support/promises/place';
import { makeSqlitePlace } from '../../support/sqlitePlace';

const READER = 'reader';

describe('handing transitions over', () => {
	let place: Place;
	let feed: TransitionFeed;
	let hot: number[];
	let troubles: unknown[];

	beforeEach(async () => {
		place = await makeSqlitePlace();
		const store = await place.open();
		feed = store.transitions;
		await feed.open(READER, 0);
		hot = await heat(store, 0, 3);
		troubles = [];
	});
	afterEach(async () => await place.remove());

	const start = (options: Partial<HandoutOptions>): Handout =>
		new Handout({
			...{ feed, reader: READER, wants: ({ to }) => to === 'hot', batchSize: 10, everyMs: 1 },
			now: Date.now,
			hand: () => Promise.reject(new Error('hands over though it was stopped')),
			onTrouble: (error) => troubles.push(error),
			...options,
		});
	const idsOf = (transitions: readonly FedTransition[] | undefined) =>
		transitions?.map(({ id }) => id);
	/** What whoever asks next gets at once. */
	const next = async (): Promise<FeedBatch | null> =>
		await feed.lease(READER, {
			...{ wants: ({ to }) => to === 'hot', limit: 10 },
			...{ nowMs: Date.now(), untilMs: Date.now() + 60_000 },
		});

	it('gives back what it took while it was being stopped', async () => {
		const slow: TransitionFeed = Object.assign(Object.create(feed) as TransitionFeed, {
			lease: async (...wanted: Parameters<TransitionFeed['lease']>) => {
				const batch = await feed.lease(...wanted);
				handout.stop();
				return batch;
			},
		});
		const handout = start({ feed: slow });
		await handout.finished;
		expect(troubles).toEqual([]);
		expect(idsOf((await next())?.transitions)).toEqual(hot);
	});

	it('gives back what was not begun by the time it was stopped', async () => {
		const handout = start({
			hand: async (_, stopping) => {
				await Promise.resolve();
				handout.stop();
				stopping.throwIfAborted();
			},
		});
		await handout.finished;
		expect(troubles).toEqual([]);
		expect(idsOf((await next())?.transitions)).toEqual(hot);
	});

	it('confirms what was begun before it was stopped, and tells what went wrong with it', async () => {
		const done = start({ hand: async () => done.stop() });
		await done.finished;
		expect(await next()).toBeNull();
		const store = await place.open();
		const more = await heat(store, 3, 1);
		const failed = start({
			hand: async () => {
				failed.stop();
				throw new Error('the database of n8n is gone');
			},
		});
		await failed.finished;
		expect(String(troubles)).toContain('the database of n8n is gone');
		expect(idsOf((await next())?.transitions)).toEqual(more);
	});
});

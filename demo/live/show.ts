import { setTimeout as delay } from 'node:timers/promises';
import type { CompiledModel } from '../../lib/scoring';
import type { CandidateStore } from '../../lib/store';
import { describeError } from '../n8n/errors';
import { latestNews, visitorCards } from '../pages/livePage';
import { inbox } from '../pages/mailPages';
import { bucketBars } from '../pages/startPage';
import type { Stand } from '../stand';
import type { Watcher } from './watcher';

const EVERY_MS = 1_000;

/** How many candidates stand in each bucket, as last brought up to date; null for those without a score. */
export async function countBuckets(
	store: CandidateStore,
	{ model }: CompiledModel,
): Promise<Map<string | null, number>> {
	const counts = new Map<string | null, number>();
	for (const { bucket, candidates } of await store.insights.countStandings(model.key))
		counts.set(bucket, (counts.get(bucket) ?? 0) + candidates);
	return counts;
}

/** Shows every second who is about, what mail came in, and where candidates stand. */
export async function keepShowing(
	{ stream, catcher }: Stand,
	store: CandidateStore,
	compiled: CompiledModel,
	watcher: Watcher,
): Promise<never> {
	for (;;) {
		try {
			const visitors = await watcher.look();
			stream.show('visitors', visitorCards(visitors, compiled));
			stream.show('news', latestNews(visitors));
			stream.show('buckets', bucketBars(await countBuckets(store, compiled), compiled));
			stream.show('inbox', inbox(await catcher.mails()));
		} catch (error) {
			console.error(describeError(error)); // shown again in a second
		}
		await delay(EVERY_MS);
	}
}

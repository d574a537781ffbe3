import { setTimeout as delay } from 'node:timers/promises';
import { N8nError } from '../../../demo/n8n/errors';
import type { TownEvent } from '../../../demo/town';
import { post } from '../events';

const PAUSE_MS = 2000;
const MOST_POSTS = 200;

/** How often batches had to be posted. */
export interface Delivery {
	batches: number;
	/** Requests made; more than there are batches when some had to be sent again. */
	posts: number;
	/** Why batches were sent again, and how often. */
	failures: Map<string, number>;
}

/** Says why a batch does not count as delivered; `undefined` when it does. */
async function findFailure(url: string, events: readonly TownEvent[]): Promise<string | undefined> {
	try {
		const { status, answer } = await post(url, { events });
		if (status !== 200) return `answered with status ${status}`;
		const { candidates, refused } = answer as { candidates?: number; refused?: string[] };
		if (candidates === undefined || refused === undefined)
			return `answered with ${JSON.stringify(answer).slice(0, 80)}`;
		return refused.length === 0 ? undefined : `refused: ${refused[0]}`;
	} catch (error) {
		const { cause } = error as { cause?: { code?: string } };
		return `no answer (${cause?.code ?? (error as Error).message})`;
	}
}

/**
 * Posts batches to several addresses at once, as a sender that must not lose an event: a batch is posted again, as it
 * is, until the execution it started has answered.
 *
 * @param urls - one batch at a time is under way to each; an address may stand there twice
 * @param onAnswered - told after each batch how many have been answered
 * @throws {N8nError} `request-failed` when a batch is not answered however often it is posted
 */
export async function deliverAll(
	urls: readonly string[],
	batches: ReadonlyArray<readonly TownEvent[]>,
	onAnswered: (answered: number) => void,
): Promise<Delivery> {
	const delivery: Delivery = { batches: 0, posts: 0, failures: new Map() };
	const waiting = batches.values();
	const deliver = async (url: string, events: readonly TownEvent[]) => {
		for (let posts = 1; ; posts++) {
			delivery.posts++;
			const failure = await findFailure(url, events);
			if (failure === undefined) return onAnswered(++delivery.batches);
			delivery.failures.set(failure, (delivery.failures.get(failure) ?? 0) + 1);
			if (posts === MOST_POSTS)
				throw new N8nError('request-failed', `${url}: a batch was ${failure}, again and again`);
			await delay(PAUSE_MS);
		}
	};
	const lanes = urls.map(async (url) => {
		for (const events of waiting) await deliver(url, events);
	});
	await Promise.all(lanes);
	return delivery;
}

import { once } from 'node:events';
import { PostgresStore, type PostgresSettings } from '../lib/store/postgres/PostgresStore';
import { AS_OF_MS, compiled, townEvents } from './townEvents';

const DAY_MS = 86_400_000;
const LOOK_MS = 20;

/** What a worker is to do, as its only argument. */
export type Task = { settings: PostgresSettings } & (
	| {
			kind: 'record';
			candidates: number;
			deliveries: number;
			batch: number;
			hand: number;
			hands: number;
	  }
	| { kind: 'decay'; daysLater: number }
);

/** What a worker did. */
export interface Done {
	operations: number;
	/** Most memory used while at it. */
	peakBytes: number;
}

/**
 * A process of its own, as n8n's workers are: says when it is ready, begins when it is told anything, and says when it
 * is done.
 */
async function main([json]: string[]): Promise<void> {
	const task = JSON.parse(json) as Task;
	const work = task.kind === 'record' ? prepareRecording(task) : prepareDecay(task);
	const store = await PostgresStore.open(task.settings);
	process.stdout.write('ready\n');
	await once(process.stdin, 'data');
	let peakBytes = 0;
	const look = () => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss()));
	const looking = setInterval(look, LOOK_MS);
	const operations = await work(store);
	look();
	clearInterval(looking);
	process.stdout.write(`${JSON.stringify({ operations, peakBytes } satisfies Done)}\n`);
	await store.close();
	process.stdin.destroy();
}

type Work = (store: PostgresStore) => Promise<number>;

/** Every n-th batch of a town. */
function prepareRecording(task: Extract<Task, { kind: 'record' }>): Work {
	const { candidates, deliveries, batch, hand, hands } = task;
	const events = townEvents(candidates, deliveries);
	return async (store) => {
		let recorded = 0;
		for (let i = hand * batch; i < events.length; i += hands * batch) {
			const part = events.slice(i, i + batch);
			await store.record(part, compiled, AS_OF_MS);
			recorded += part.length;
		}
		return recorded;
	};
}

function prepareDecay({ daysLater }: Extract<Task, { kind: 'decay' }>): Work {
	return async (store) => {
		const asOfMs = AS_OF_MS + daysLater * DAY_MS;
		return (await store.decay(compiled, asOfMs, () => undefined)).checked;
	};
}

void main(process.argv.slice(2));

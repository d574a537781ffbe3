/**
 * n8n in queue mode, whose processes are killed while events come in: `npm run e2e:queue`, with redis-server
 * installed; optionally `-- --port 6000 --events 20000`.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stopEverything } from '../../../demo/n8n/guarded';
import { root } from '../../../demo/n8n/paths';
import { generateTown, type Town, type TownEvent } from '../../../demo/town';
import { PostgresStore } from '../../../lib/store/postgres/PostgresStore';
import { verifyStore } from '../../support/kill/verify';
import { preset } from '../../support/preset';
import { decodeTown } from '../../support/town';
import { runChecks, type Check, type Tally } from '../check';
import { runAsScript } from '../runAsScript';
import { deliverAll, type Delivery } from './client';
import { startCluster, type Cluster } from './cluster';
import { disasters, strike } from './disasters';
import { setUpCapture } from './journey';
import { webhookKeepsAndMainDrains } from './tracking';

const BATCH = 1000;
const EVENTS_PER_CANDIDATE = 10;
const LANES_PER_URL = 2;

interface Scene {
	cluster: Cluster;
	urls: string[];
	town: Town;
	/** End of the town's year, UTC milliseconds. */
	asOfMs: number;
}

function batchesOf(events: readonly TownEvent[]): TownEvent[][] {
	const count = Math.ceil(events.length / BATCH);
	return Array.from({ length: count }, (_, i) => events.slice(i * BATCH, (i + 1) * BATCH));
}

function describe({ posts, batches, failures }: Delivery, seconds: number): string {
	const again = [...failures].map(([why, count]) => `${count} × ${why}`).join(', ');
	return `${batches} batches in ${seconds.toFixed(0)} s by ${posts} posts; sent again: ${again}`;
}

async function everyBatchIsAnswered({ cluster, urls, town }: Scene): Promise<string> {
	const batches = batchesOf(town.events);
	const coming = [...disasters];
	const struck: Array<Promise<void>> = [];
	const startMs = Date.now();
	const lanes = Array.from({ length: LANES_PER_URL }, () => urls).flat();
	const delivery = await deliverAll(lanes, batches, (answered) => {
		if (coming.length > 0 && answered >= coming[0].at * batches.length)
			struck.push(strike(cluster, coming.shift()!));
	});
	const seconds = (Date.now() - startMs) / 1000;
	await Promise.all(struck);
	assert.equal(delivery.batches, batches.length);
	assert.equal(struck.length, disasters.length);
	assert.ok(delivery.posts > delivery.batches, 'no batch had to be sent again: nothing was shown');
	return describe(delivery, seconds);
}

async function nothingIsLostOrTwice({ cluster, town, asOfMs }: Scene): Promise<string> {
	const store = await PostgresStore.open(cluster.store);
	try {
		const events = decodeTown(town.events, asOfMs);
		const nowMs = Date.now();
		await store.decay(preset, nowMs, () => undefined); // for a run that goes on past midnight
		await verifyStore(store, events, preset, nowMs);
		return `${town.uniqueEvents} events and ${town.candidates} candidates, all as computed in memory`;
	} finally {
		await store.close();
	}
}

const checks: ReadonlyArray<Check<Scene>> = [
	{
		name: 'what the career site tells the webhook process, the main process hands on, once',
		run: ({ cluster }) => webhookKeepsAndMainDrains(cluster),
	},
	{
		name: 'every batch is answered in the end, while each process is killed and restarted',
		run: everyBatchIsAnswered,
	},
	{
		name: 'every event is in the ledger once, and every candidate has the right score (MSR-09)',
		run: nothingIsLostOrTwice,
	},
];

async function runAll(): Promise<Tally> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '5720' },
			events: { type: 'string', default: '100000' },
		},
	});
	const deliveries = Number(values.events);
	const startMs = Date.now();
	const asOfMs = startMs;
	const candidates = Math.ceil(deliveries / EVENTS_PER_CANDIDATE);
	const town = generateTown({ asOfMs, candidates, deliveries });
	const folder = path.join(root, '.e2e', 'queue');
	const say = (line: string) => console.log(line);
	const cluster = await startCluster(folder, Number(values.port), say);
	try {
		const urls = await setUpCapture(cluster);
		say(`n8n runs in queue mode after ${((Date.now() - startMs) / 1000).toFixed(1)} s.`);
		return await runChecks(checks, { cluster, urls, town, asOfMs });
	} finally {
		const { main, webhook, workers, server } = cluster;
		await Promise.all([main, webhook, ...workers].map((member) => member.kill()));
		await stopEverything();
		await server.stop();
	}
}

runAsScript(checks.length, runAll);

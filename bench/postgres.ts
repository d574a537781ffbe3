import os from 'node:os';
import { Connection } from '../lib/store/postgres/connection';
import {
	PostgresStore,
	TRANSACTION_EVENTS,
	type PostgresSettings,
} from '../lib/store/postgres/PostgresStore';
import { ROLE, startServer, type Server } from '../test/support/postgres/server';
import { measure, printMeasured, printTable, ratio, whole, type Bench } from './measure';
import { rowsOf, sameReadsAndWrites } from './postgresFloor';
import { serverSeconds } from './serverCpu';
import { AS_OF_MS, compiled, splitTransactions, townEvents, type Batch } from './townEvents';
import { runWorkers, type Work } from './workers';

const CANDIDATES = 10_000;
const DELIVERIES = 100_000;
const BATCH = 20_000;
const WORKER_BATCH = 2_500;
const WORKER_RUNS = 3;
const DUE = 100_000;
const DECAY_RUNS = 3;

const AIM_OF_SAME = 0.6;
const AIM_OF_TWO_WORKERS = 1.5;
const AIM_OF_DECAY = 40_000;
const AIM_OF_MEGABYTES = 500;

/** The PostgreSQL store: recording against a floor, two workers against one, and the daily run. */
export const postgresBench: Bench = {
	name: 'postgres',
	about: `${whole(DELIVERIES)} deliveries of ${whole(CANDIDATES)} candidates into a PostgreSQL that waits for its disk; the daily run of ${whole(DUE)}`,
	run: async () => {
		const server = await startServer([]);
		try {
			return [
				...(await recordAgainstFloor(server)),
				...(await recordByTwo(server)),
				...(await runDaily(server)),
			];
		} finally {
			await server.stop();
		}
	},
};

/** An empty schema, instead of the one there was. */
async function freshSchema(server: Server): Promise<PostgresSettings> {
	const schema = 'bench';
	await server.admin(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
	await server.admin(`CREATE SCHEMA ${schema} AUTHORIZATION ${ROLE}`);
	return server.settings(schema);
}

async function recordAgainstFloor(server: Server): Promise<string[]> {
	const events = townEvents(CANDIDATES, DELIVERIES);
	const record = async () => {
		const store = await PostgresStore.open(await freshSchema(server));
		const batches: Batch[] = [];
		for (let i = 0; i < events.length; i += BATCH)
			batches.push(await store.record(events.slice(i, i + BATCH), compiled, AS_OF_MS));
		await store.close();
		return batches;
	};
	const rows = rowsOf(splitTransactions(await record(), TRANSACTION_EVENTS));
	const floor = async () => {
		const connection = await Connection.open(await freshSchema(server));
		await sameReadsAndWrites(connection, rows);
		await connection.close();
	};
	const measured = await measure(
		[
			{ name: 'whole path', operations: DELIVERIES, run: record },
			{ name: 'same reads and writes, constants', operations: DELIVERIES, run: floor },
		],
		5,
	);
	printMeasured(measured, 'events');
	const share = measured[0].perSecond / measured[1].perSecond;
	const said = `${Math.round(share * 100)} % of the same reads and writes`;
	console.log(`  whole path: ${said} (aim: ${AIM_OF_SAME * 100} %)\n`);
	return share < AIM_OF_SAME ? [`postgres: ${said}, aim ${AIM_OF_SAME * 100} %`] : [];
}

/** What workers side by side took, and what the server computed for them; null where the system does not tell. */
interface Hands extends Work {
	serverSeconds: number | null;
}

/** Batches about the same people, dealt out to as many workers as n8n would have. */
async function recordBy(server: Server, hands: number): Promise<Hands> {
	const settings = await freshSchema(server);
	await (await PostgresStore.open(settings)).close();
	const tasks = Array.from({ length: hands }, (_, hand) => ({
		place: { settings },
		kind: 'record' as const,
		...{ candidates: CANDIDATES, deliveries: DELIVERIES, batch: WORKER_BATCH, hand, hands },
	}));
	const before = await serverSeconds(server);
	const work = await runWorkers(tasks);
	const after = await serverSeconds(server);
	return { ...work, serverSeconds: before === null || after === null ? null : after - before };
}

/** One worker and two in turns, so that what else the machine does meets both alike. */
async function recordByTwo(server: Server): Promise<string[]> {
	const runs: Array<[one: Hands, two: Hands]> = [];
	while (runs.length < WORKER_RUNS)
		runs.push([await recordBy(server, 1), await recordBy(server, 2)]);
	const timesOf = ([one, two]: [Hands, Hands]) => two.perSecond / one.perSecond;
	runs.sort((a, b) => timesOf(a) - timesOf(b));
	const middle = runs[Math.floor(runs.length / 2)];
	const times = timesOf(middle);
	printTable(
		['', 'events/s', 'took', 'workers computing', 'server computing', 'processors at work'],
		[rowOf('one worker', middle[0]), rowOf('two workers', middle[1])],
	);
	console.log(
		`  two workers: ${ratio(times)} times one (aim: ${AIM_OF_TWO_WORKERS}), the middle of ${WORKER_RUNS}; this machine has ${os.cpus().length} processors\n`,
	);
	return times < AIM_OF_TWO_WORKERS
		? [`postgres: two workers ${ratio(times)} times one, aim ${AIM_OF_TWO_WORKERS}`]
		: [];
}

function rowOf(name: string, { perSecond, seconds, busySeconds, serverSeconds: server }: Hands) {
	const computing = busySeconds + (server ?? 0);
	return [
		name,
		whole(perSecond),
		`${seconds.toFixed(1)} s`,
		`${busySeconds.toFixed(1)} s`,
		server === null ? '' : `${server.toFixed(1)} s`,
		server === null ? '' : ratio(computing / seconds),
	];
}

async function runDaily(server: Server): Promise<string[]> {
	const settings = await freshSchema(server);
	const store = await PostgresStore.open(settings);
	const events = townEvents(DUE);
	for (let i = 0; i < events.length; i += BATCH)
		await store.record(events.slice(i, i + BATCH), compiled, AS_OF_MS);
	await store.close();
	let daysLater = 0;
	const run = async (ofWhom: string) => {
		const table = `${settings.schema}.snapshot`;
		await server.admin(`UPDATE ${table} SET next_change_on = evaluated_on WHERE ${ofWhom}`);
		await server.admin(`VACUUM ANALYZE ${table}`);
		await server.admin('CHECKPOINT');
		return await runWorkers([{ place: { settings }, kind: 'decay', daysLater: ++daysLater }]);
	};
	const first = await run('true');
	if (first.operations !== DUE) throw new Error(`${first.operations} of ${DUE} were due`);
	console.log(
		`  the daily run, the first night after events: ${whole(first.perSecond)} candidates/s`,
	);
	const later = [];
	while (later.length < DECAY_RUNS) later.push(await run('next_change_on IS NOT NULL'));
	later.sort((a, b) => a.perSecond - b.perSecond);
	const { perSecond } = later[Math.floor(later.length / 2)];
	const megabytes = Math.max(...[first, ...later].map(({ peakBytes }) => peakBytes)) / 2 ** 20;
	console.log(
		`  the daily run, all who fade due: ${whole(perSecond)} candidates/s (aim: ${whole(AIM_OF_DECAY)}), at most ${whole(megabytes)} MB (aim: ${AIM_OF_MEGABYTES} MB)\n`,
	);
	return [
		...(perSecond < AIM_OF_DECAY ? [`postgres: daily run ${whole(perSecond)}/s`] : []),
		...(megabytes > AIM_OF_MEGABYTES ? [`postgres: daily run takes ${whole(megabytes)} MB`] : []),
	];
}

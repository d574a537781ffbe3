import { Connection } from '../lib/store/postgres/connection';
import { PostgresStore, TRANSACTION_EVENTS } from '../lib/store/postgres/PostgresStore';
import { startServer, type Server } from '../test/support/postgres/server';
import { freshSchema } from './freshSchema';
import { measure, printMeasured, whole, type Bench } from './measure';
import { rowsOf, sameReadsAndWrites } from './postgresFloor';
import { recordByTwo } from './postgresWorkers';
import { AS_OF_MS, compiled, splitTransactions, townEvents, type Batch } from './townEvents';
import { runWorkers } from './workers';

const CANDIDATES = 10_000;
const DELIVERIES = 100_000;
const BATCH = 20_000;
const DUE = 100_000;
const DECAY_RUNS = 3;

const AIM_OF_SAME = 0.6;
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

import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { IncomingEvent } from '../lib/store';
import { openDatabase } from '../lib/store/sqlite/open';
import { SqliteStore, TRANSACTION_EVENTS } from '../lib/store/sqlite/SqliteStore';
import { bareInsert, rememberTexts, sameReadsAndWrites } from './storeFloors';
import { AS_OF_MS, compiled, splitTransactions, townEvents, type Batch } from './townEvents';

const BATCH = 20_000;

/** Those compared, in the order in which they are shown; with what a floor does. */
export const CONTESTANTS = {
	'whole path': null,
	'same reads and writes, constants': sameReadsAndWrites,
	'bare insert of the events': bareInsert,
};

type Name = keyof typeof CONTESTANTS;

/** A process of its own, so that nobody collects the garbage of another; does its work whenever it is told to. */
async function main([name, file, candidates, deliveries]: string[]): Promise<void> {
	const events = townEvents(Number(candidates), Number(deliveries));
	const work = await prepare(name as Name, file, events);
	for (;;) {
		process.send?.('ready');
		await once(process, 'message');
		await work();
	}
}

async function prepare(
	name: Name,
	file: string,
	events: readonly IncomingEvent[],
): Promise<() => Promise<void>> {
	const floor = CONTESTANTS[name];
	if (!floor) return () => recordAll(file, events, () => undefined);
	const batches: Batch[] = [];
	await recordAll(file, events, (batch) => batches.push(batch));
	const transactions = splitTransactions(batches, TRANSACTION_EVENTS);
	rememberTexts(transactions);
	return async () => {
		const database = await openDatabase(fresh(file));
		floor(database, transactions);
		database.close();
	};
}

async function recordAll(
	file: string,
	events: readonly IncomingEvent[],
	onBatch: (batch: Batch) => void,
): Promise<void> {
	const store = await SqliteStore.open(fresh(file));
	for (let i = 0; i < events.length; i += BATCH)
		onBatch(await store.record(events.slice(i, i + BATCH), compiled, AS_OF_MS));
	await store.close();
}

function fresh(file: string): string {
	for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
	return file;
}

if (require.main === module) void main(process.argv.slice(2));

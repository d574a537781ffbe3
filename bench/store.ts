import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CandidateOutcome, IncomingEvent } from '../lib/store';
import { openDatabase } from '../lib/store/sqlite/open';
import { SqliteStore, TRANSACTION_EVENTS } from '../lib/store/sqlite/SqliteStore';
import { measure, printMeasured, type Bench, type Contestant } from './measure';
import { bareInsert, rememberTallies, sameReadsAndWrites } from './storeFloors';
import { AS_OF_MS, compiled, splitTransactions, townEvents, type Batch } from './townEvents';

const CANDIDATES = 10_000;
const DELIVERIES = 100_000;
const BATCH = 20_000;
const AIM_OF_SAME = 0.6;
const AIM_OF_BARE = 0.25;

/** Candidate Score's whole path on SQLite, against two floors that do no thinking. */
export const storeBench: Bench = {
	name: 'store',
	about: `${DELIVERIES} deliveries of ${CANDIDATES} candidates in batches of ${BATCH}: dedupe, identity, ledger, fold, snapshot`,
	run,
};

async function run(): Promise<string[]> {
	const folder = mkdtempSync(path.join(tmpdir(), 'candidate-journey-bench-'));
	try {
		const events = townEvents(CANDIDATES, DELIVERIES);
		const transactions = splitTransactions(await recordAll(folder, events), TRANSACTION_EVENTS);
		rememberTallies(transactions);
		const contestants: Contestant[] = [
			{ name: 'whole path', operations: DELIVERIES, run: () => recordAll(folder, events) },
			floor('same reads and writes, constants', folder, (database) =>
				sameReadsAndWrites(database, transactions),
			),
			floor('bare insert of the events', folder, (database) => bareInsert(database, transactions)),
		];
		const measured = await measure(contestants, 9);
		printMeasured(measured, 'events');
		const [whole, same, bare] = measured.map(({ perSecond }) => perSecond);
		return [
			...missed('of the same reads and writes', whole / same, AIM_OF_SAME),
			...missed('of the bare insert', whole / bare, AIM_OF_BARE),
		];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function missed(what: string, share: number, aim: number): string[] {
	console.log(`  whole path: ${Math.round(share * 100)} % ${what} (aim: ${aim * 100} %)`);
	return share < aim ? [`${Math.round(share * 100)} % ${what}, aim ${aim * 100} %`] : [];
}

function freshFile(folder: string): string {
	const file = path.join(folder, 'store.sqlite');
	for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
	return file;
}

async function recordAll(folder: string, events: readonly IncomingEvent[]): Promise<Batch[]> {
	const store = await SqliteStore.open(freshFile(folder));
	const batches: CandidateOutcome[][] = [];
	for (let i = 0; i < events.length; i += BATCH) {
		batches.push(await store.record(events.slice(i, i + BATCH), compiled, AS_OF_MS));
	}
	await store.close();
	return batches;
}

function floor(
	name: string,
	folder: string,
	work: (database: Awaited<ReturnType<typeof openDatabase>>) => void,
): Contestant {
	return {
		name,
		operations: DELIVERIES,
		run: async () => {
			const database = await openDatabase(freshFile(folder));
			work(database);
			database.close();
		},
	};
}

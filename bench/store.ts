import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateTown } from '../demo/town';
import { EventDecoder } from '../lib/intake';
import { compileModel } from '../lib/scoring';
import { parseModel } from '../lib/scoring/model/parseModel';
import { candidateNl } from '../lib/scoring/presets/candidateNl';
import type { CandidateOutcome, IncomingEvent } from '../lib/store';
import { openDatabase } from '../lib/store/sqlite/open';
import { SqliteStore, TRANSACTION_EVENTS } from '../lib/store/sqlite/SqliteStore';
import { measure, printMeasured, type Bench, type Contestant } from './measure';
import { bareInsert, rememberTallies, sameReadsAndWrites, type Batch } from './storeFloors';

const AS_OF_MS = Date.UTC(2026, 10, 22, 2);
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

const compiled = compileModel(parseModel(candidateNl));

async function run(): Promise<string[]> {
	const folder = mkdtempSync(path.join(tmpdir(), 'candidate-journey-bench-'));
	try {
		const events = townEvents();
		const transactions = splitTransactions(await recordAll(folder, events));
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

function townEvents(): IncomingEvent[] {
	const town = generateTown({ asOfMs: AS_OF_MS, candidates: CANDIDATES, deliveries: DELIVERIES });
	const decoder = new EventDecoder({
		fields: {},
		nowMs: AS_OF_MS,
		timezone: compiled.model.timezone,
		horizonDays: compiled.model.horizonDays,
		defaultKind: 'candidate',
	});
	return town.events.map((event) => decoder.decode(event).event);
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

/** Cuts what each call did into the transactions it did it in. */
function splitTransactions(batches: readonly Batch[]): Batch[] {
	return batches.flatMap((batch) => {
		const transactions: CandidateOutcome[][] = [];
		let room = 0;
		for (const outcome of batch) {
			if (room <= 0) {
				transactions.push([]);
				room = TRANSACTION_EVENTS;
			}
			transactions[transactions.length - 1].push(outcome);
			room -= outcome.events.length;
		}
		return transactions;
	});
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

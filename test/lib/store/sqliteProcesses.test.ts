import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { dayMs } from '../../support/events';
import { expectedSnapshots, storedSnapshots } from '../../support/oracle';
import { preset } from '../../support/preset';
import { makeFolder } from '../../support/sqlitePlace';
import { dealTown, townEvents } from '../../support/town';

jest.setTimeout(60_000);

const script = path.join(__dirname, '../../support/recordElsewhere.ts');
const now = dayMs(30);

describe('SQLite store of several processes', () => {
	let file: string;
	let remove: () => void;
	const started: ChildProcess[] = [];

	const recordElsewhere = (hand: number, hands: number, size: number) => {
		const args = ['--import', 'tsx', script, file, ...[hand, hands, size].map(String)];
		const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
		started.push(child);
		return child;
	};

	beforeEach(() => {
		const made = makeFolder();
		remove = made.remove;
		file = path.join(made.folder, 'store.sqlite');
	});

	afterEach(() => {
		for (const child of started.splice(0)) child.kill('SIGKILL');
		remove();
	});

	it('gives everybody the right score when they record the same people at once', async () => {
		const children = [0, 1, 2].map((hand) => recordElsewhere(hand, 3, 40));
		const codes = await Promise.all(children.map(async (child) => await once(child, 'close')));
		expect(codes.map(([code]) => code as unknown)).toEqual([0, 0, 0]);
		const store = await SqliteStore.open(file);
		const town = townEvents(60);
		expect(await storedSnapshots(store, town, preset)).toEqual(
			expectedSnapshots(town, preset, now),
		);
		await store.close();
	});

	it('keeps what a killed process reported, and no half candidate', async () => {
		const child = recordElsewhere(0, 1, 10);
		let reported = 0;
		for await (const line of createInterface({ input: child.stdout! })) {
			reported = Number(line);
			if (reported === 300) child.kill('SIGKILL');
		}
		const [town] = dealTown(1);
		expect(reported).toBeLessThan(town.length);
		const store = await SqliteStore.open(file);
		const kept = new Set<string>();
		for (const { candidateId } of await store.search({}, preset)) {
			for (const { eventId } of await store.events(candidateId, 10_000)) kept.add(eventId);
		}
		for (const { eventId } of town.slice(0, reported)) expect(kept).toContain(eventId);
		const recorded = town.filter(({ eventId }) => kept.has(eventId));
		expect(await storedSnapshots(store, recorded, preset)).toEqual(
			expectedSnapshots(recorded, preset, now),
		);
		await store.close();
	});
});

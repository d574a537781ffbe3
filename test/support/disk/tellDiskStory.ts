import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { isStoreError } from '../../../lib/store';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { dayMs, eventOf } from '../events';
import { expectedSnapshots, storedSnapshots } from '../oracle';
import { preset } from '../preset';
import type { DiskStory } from './smallDisk';

const now = dayMs(30);
const PEOPLE = 3_000;
const FILLER_BYTES = 20 * 2 ** 20;

/** Two events of each, long enough to fill what is left of the disk. */
const events = Array.from({ length: 2 * PEOPLE }, (_, i) =>
	eventOf({ email: `p${i % PEOPLE}@example.com` }, { properties: { note: 'x'.repeat(500) } }),
);

async function said(work: Promise<unknown>) {
	try {
		await work;
	} catch (error) {
		if (!isStoreError(error)) throw error;
		const { code, message, advice } = error;
		return { code, message, advice };
	}
	throw new Error('nothing went wrong');
}

/** Uses a store on a disk that is full, then has room, then can only be read, and prints what came of it. */
async function main([disk, spare]: string[]): Promise<void> {
	const file = path.join(disk, 'store.sqlite');
	const filler = path.join(disk, 'filler');
	const store = await SqliteStore.open(file);
	writeFileSync(filler, Buffer.alloc(FILLER_BYTES));
	const full = await said(store.record(events, preset, now));
	const kept = await store.search({}, preset);
	const isWhole = new Set(kept.map(({ memory }) => JSON.stringify(memory.tally))).size <= 1;

	const other = await SqliteStore.open(path.join(spare, 'store.sqlite'));
	await other.record(events, preset, now);
	const backup = await said(other.backup(path.join(disk, 'backup.sqlite')));
	await other.close();
	const left = readdirSync(disk).filter((name) => name.startsWith('backup'));

	rmSync(filler);
	await store.record(events, preset, now);
	const completes = isDeepStrictEqual(
		await storedSnapshots(store, events, preset),
		expectedSnapshots(events, preset, now),
	);

	const remount = (how: string) => execFileSync('mount', ['-o', `remount,${how}`, disk]);
	await store.close();
	remount('ro');
	const readOnly = await said(SqliteStore.open(file));
	remount('rw');
	const again = await SqliteStore.open(file);
	const [late] = await again.record([eventOf({ email: 'late@example.com' })], preset, now);
	const goesOn = late.newEvents === 1;
	const story: DiskStory = { full, isWhole, backup, left, completes, readOnly, goesOn };
	process.stdout.write(JSON.stringify(story));
}

void main(process.argv.slice(2));

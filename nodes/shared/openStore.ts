import { existsSync } from 'node:fs';
import type { CandidateStore } from '../../lib/store';
import { SqliteStore } from '../../lib/store/sqlite/SqliteStore';
import { storeFile } from './storeFile';
import type { StorePlace } from './storePlace';

/** One open store per place and process: all nodes share its connections and its prepared statements. */
const open = new Map<string, Promise<CandidateStore>>();

/**
 * Borrows the store; it stays open for the next execution, so do not close it.
 *
 * @throws {StoreError} when it cannot be opened; the next call tries again
 */
export function openStore(place: StorePlace): Promise<CandidateStore> {
	const key = keyOf(place);
	const known = open.get(key);
	if (known) return known;
	const opening = typeof place === 'string' ? SqliteStore.open(key) : openPostgres(place);
	open.set(key, opening);
	opening.catch(() => open.delete(key));
	return opening;
}

/**
 * Borrows the store to look into it; null where there is none yet, because looking should not make one.
 *
 * @throws {StoreError} when there is one that cannot be opened
 */
export async function findStore(place: StorePlace): Promise<CandidateStore | null> {
	return open.has(keyOf(place)) || (await isThere(place)) ? await openStore(place) : null;
}

/** Closes every store of this process, e.g. before its files are removed. */
export async function closeStores(): Promise<void> {
	const stores = await Promise.all([...open.values()]);
	open.clear();
	await Promise.all(stores.map((store) => store.close()));
}

function keyOf(place: StorePlace): string {
	return typeof place === 'string' ? storeFile(place) : JSON.stringify(place);
}

async function isThere(place: StorePlace): Promise<boolean> {
	if (typeof place === 'string') return existsSync(storeFile(place));
	const { hasStore } = await import('../../lib/store/postgres/PostgresStore');
	return await hasStore(place);
}

/** Loaded only where it is chosen. */
async function openPostgres(place: Exclude<StorePlace, string>): Promise<CandidateStore> {
	const { PostgresStore } = await import('../../lib/store/postgres/PostgresStore');
	return await PostgresStore.open(place);
}

import { existsSync } from 'node:fs';
import type { CandidateStore } from '../../lib/store';
import { SqliteStore } from '../../lib/store/sqlite/SqliteStore';
import { storeFile } from './storeFile';

/** One open store per file and process: all nodes share its connection and its prepared statements. */
const open = new Map<string, Promise<CandidateStore>>();

/**
 * Borrows the store; it stays open for the next execution, so do not close it.
 *
 * @throws {StoreError} when it cannot be opened; the next call tries again
 */
export function openStore(chosenFile: string): Promise<CandidateStore> {
	const file = storeFile(chosenFile);
	const known = open.get(file);
	if (known) return known;
	const opening = SqliteStore.open(file);
	open.set(file, opening);
	opening.catch(() => open.delete(file));
	return opening;
}

/**
 * Borrows the store to look into it; null where there is none yet, because looking should not make one.
 *
 * @throws {StoreError} when there is one that cannot be opened
 */
export async function findStore(chosenFile: string): Promise<CandidateStore | null> {
	return existsSync(storeFile(chosenFile)) ? await openStore(chosenFile) : null;
}

/** Closes every store of this process, e.g. before its files are removed. */
export async function closeStores(): Promise<void> {
	const stores = await Promise.all([...open.values()]);
	open.clear();
	await Promise.all(stores.map((store) => store.close()));
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CandidateStore } from '../../lib/store';
import { SqliteStore } from '../../lib/store/sqlite/SqliteStore';
import type { Place } from './promises/place';

/** A new folder for a test's files, and how to remove it. */
export function makeFolder(): { folder: string; remove: () => void } {
	const folder = mkdtempSync(path.join(tmpdir(), 'candidate-journey-'));
	return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A store file in a folder of its own. */
export async function makeSqlitePlace(): Promise<Place> {
	const { folder, remove } = makeFolder();
	const opened: CandidateStore[] = [];
	return {
		open: async () => {
			const store = await SqliteStore.open(path.join(folder, 'store.sqlite'));
			opened.push(store);
			return store;
		},
		remove: async () => {
			for (const store of opened) await store.close();
			remove();
		},
	};
}

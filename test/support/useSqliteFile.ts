import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CandidateStore } from '../../lib/store';
import { SqliteStore } from '../../lib/store/sqlite/SqliteStore';
import { makeFolder } from './sqlitePlace';

/** Gives every test of a file a folder with room for a store; closes what it opens there. */
export function useSqliteFile() {
	const at = { folder: '', file: '' };
	const opened: Array<CandidateStore | DatabaseSync> = [];
	let removeFolder: () => void;

	const openStore = async (patienceMs?: number, file = at.file) => {
		const store = await SqliteStore.open(file, patienceMs);
		opened.push(store);
		return store;
	};
	const openRaw = (options: { readOnly?: boolean } = {}) => {
		const database = new DatabaseSync(at.file, options);
		opened.push(database);
		return database;
	};

	beforeEach(() => {
		({ folder: at.folder, remove: removeFolder } = makeFolder());
		at.file = path.join(at.folder, 'store.sqlite');
	});
	afterEach(async () => {
		for (const one of opened.splice(0)) await one.close();
		removeFolder();
	});
	return Object.assign(at, { openStore, openRaw });
}

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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
	const file = path.join(folder, 'store.sqlite');
	const opened: CandidateStore[] = [];
	return {
		address: file,
		open: async () => {
			const store = await SqliteStore.open(file);
			opened.push(store);
			return store;
		},
		fingerprint: async () => {
			const hash = createHash('sha256');
			for (const part of [file, `${file}-wal`]) hash.update(readFileSync(part));
			return hash.digest('hex');
		},
		rows: async () => rowsOf(file),
		tamper: async (sql) => {
			const database = new DatabaseSync(file);
			database.exec(sql);
			database.close();
		},
		remove: async () => {
			for (const store of opened) await store.close();
			remove();
		},
	};
}

function rowsOf(file: string): string {
	const database = new DatabaseSync(file, { readOnly: true });
	const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
	const rows = tables.flatMap(({ name }) =>
		database.prepare(`SELECT * FROM "${String(name)}"`).all(),
	);
	database.close();
	return rows.map((row) => JSON.stringify(row)).join('\n');
}

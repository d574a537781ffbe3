import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { StoreError } from '../errors';
import { MIGRATIONS } from './migrations';
import { toStoreError } from './toStoreError';
import { whenUnlocked } from './whenUnlocked';

/** How long to wait for another process that is writing, in milliseconds. */
export const PATIENCE_MS = 10_000;

/** How long SQLite itself waits for a lock; short, because nothing else of the process runs meanwhile. */
const BUSY_TIMEOUT_MS = 5;

const SETTINGS = `
	PRAGMA journal_mode = WAL;
	PRAGMA synchronous = FULL;
	PRAGMA cache_size = -65536;
	PRAGMA wal_autocheckpoint = 8000;
	PRAGMA temp_store = MEMORY;
`;

/**
 * Opens a store file, made with its folder where there is none, and brings its schema up to date.
 *
 * Commits are synced to disk before they return (`synchronous = FULL`), readers and one writer work side by
 * side (WAL). Ids of events lie scattered, so recording touches about a page for each: up to 64 MB of pages are kept at
 * hand, and what was written is moved into the file every 32 MB, a page that was written several times once.
 *
 * @param patienceMs - how long to wait for another process that is writing
 * @throws {StoreError} `sqlite-missing`, `cannot-open`, `not-a-store`, `newer-schema`, `locked`, `read-only`
 */
export async function openDatabase(file: string, patienceMs = PATIENCE_MS): Promise<DatabaseSync> {
	const { DatabaseSync } = await loadSqlite();
	let database: DatabaseSync | undefined;
	try {
		mkdirSync(path.dirname(file), { recursive: true });
		const opened = (database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS }));
		await whenUnlocked(() => {
			opened.exec(SETTINGS);
			migrate(opened, file);
		}, patienceMs);
		return opened;
	} catch (error) {
		database?.close();
		throw toStoreError(error, file, 'cannot-open');
	}
}

async function loadSqlite(): Promise<typeof import('node:sqlite')> {
	try {
		return await import('node:sqlite');
	} catch (error) {
		throw new StoreError(
			'sqlite-missing',
			`Node ${process.version} has no built-in SQLite`,
			'Run n8n on Node 24 or newer, as n8n 2.41 and later ask for.',
			{ cause: error },
		);
	}
}

/** Runs the missing migrations in one transaction; two processes that start at once wait for each other. */
function migrate(database: DatabaseSync, file: string): void {
	database.exec('BEGIN IMMEDIATE');
	try {
		const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
		refuseForeign(database, version, file);
		for (const step of MIGRATIONS.slice(version)) database.exec(step);
		database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
		database.exec('COMMIT');
	} catch (error) {
		if (database.isTransaction) database.exec('ROLLBACK');
		throw error;
	}
}

function refuseForeign(database: DatabaseSync, version: number, file: string): void {
	if (version > MIGRATIONS.length) {
		throw new StoreError(
			'newer-schema',
			`The candidate store ${file} was written by a newer version of this package (schema ${version}, this one knows ${MIGRATIONS.length})`,
			'Update n8n-nodes-candidate-journey, or choose another database file.',
		);
	}
	const tables = Number(database.prepare('SELECT count(*) AS n FROM sqlite_master').get()?.n);
	if (version === 0 && tables > 0) {
		throw new StoreError(
			'not-a-store',
			`${file} is an SQLite database, but not a candidate store`,
			'Choose another database file; this one is left untouched.',
		);
	}
}

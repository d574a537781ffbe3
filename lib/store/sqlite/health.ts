import type { DatabaseSync } from 'node:sqlite';
import { isStoreError } from '../errors';
import type { StoreHealth } from '../upkeep';
import type { Connection } from './connection';
import { sizeOf, walOf } from './files';

/** What recording begins with, taken back at once: it tells of a store that was moved away. */
const PROBE = `
	SAVEPOINT probe;
	INSERT INTO candidate (kind, timelines, created_at) VALUES ('', '', 0);
	ROLLBACK TO probe;
	RELEASE probe;
`;

/** Tells how a store file is; for that it writes a number of the file once more as it is. */
export async function readHealth(connection: Connection): Promise<StoreHealth> {
	const { database, file } = connection;
	const version = await connection.read(() =>
		String(database.prepare('SELECT sqlite_version() AS version').get()?.version),
	);
	const schemaVersion = await connection.read(() => readSchemaVersion(database));
	return {
		engine: 'SQLite',
		version,
		schemaVersion,
		place: file,
		sizeBytes: sizeOf(file),
		walBytes: sizeOf(walOf(file)),
		...(await tryWriting(connection)),
	};
}

async function tryWriting(
	connection: Connection,
): Promise<Pick<StoreHealth, 'isWritable' | 'writeMs' | 'problem'>> {
	const { database } = connection;
	const begin = performance.now();
	try {
		await connection.transaction(() => {
			database.exec(PROBE);
			database.exec(`PRAGMA user_version = ${readSchemaVersion(database)}`);
		});
		return { isWritable: true, writeMs: performance.now() - begin, problem: null };
	} catch (error) {
		if (!isStoreError(error)) throw error;
		const { message, advice } = error;
		return { isWritable: false, writeMs: null, problem: { message, advice } };
	}
}

function readSchemaVersion(database: DatabaseSync): number {
	return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Connection } from './connection';
import { sizeOf, walOf } from './files';

/**
 * What the thread runs. SQLite writes the whole file anew, and would stop everything else of the process for as long;
 * it is given as text because a thread is started from JavaScript, in tests as well.
 */
const THREAD = `
	const { workerData } = require('node:worker_threads');
	const { DatabaseSync } = require('node:sqlite');
	const database = new DatabaseSync(workerData.file, { timeout: workerData.patienceMs });
	try {
		database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
	} finally {
		database.close();
	}
`;

/** Writes a store file anew, without the room of what was removed, in a thread of its own. */
export async function vacuum(
	connection: Connection,
): Promise<{ bytesBefore: number; bytesAfter: number }> {
	const { file, patienceMs } = connection;
	return await connection.alone(async () => {
		const bytesBefore = bytesOf(file);
		const workerData = { file, patienceMs };
		await once(new Worker(THREAD, { eval: true, workerData }), 'exit');
		return { bytesBefore, bytesAfter: bytesOf(file) };
	});
}

function bytesOf(file: string): number {
	return sizeOf(file) + sizeOf(walOf(file));
}

import { isStoreError } from '../errors';
import type { StoreHealth } from '../upkeep';
import type { Connection } from './connection';
import type { Session } from './session';
import { storeName } from './settings';

interface FactsRow {
	version: string;
	schema_version: number;
	bytes: number;
}

/** Tells how a store is; for that it writes the number of its schema once more as it is. */
export async function readHealth(connection: Connection): Promise<StoreHealth> {
	const facts = await connection.read(readFacts);
	return {
		engine: 'PostgreSQL',
		version: facts.version,
		schemaVersion: facts.schema_version,
		place: storeName(connection.settings),
		sizeBytes: facts.bytes,
		walBytes: null,
		...(await tryWriting(connection)),
	};
}

/** What the server says of itself and of the store. */
export async function readFacts(session: Session): Promise<FactsRow> {
	const [facts] = await session.all<FactsRow>('facts');
	return facts;
}

async function tryWriting(
	connection: Connection,
): Promise<Pick<StoreHealth, 'isWritable' | 'writeMs' | 'problem'>> {
	const begin = performance.now();
	try {
		await connection.transaction((session) => session.run('rewriteVersion'));
		return { isWritable: true, writeMs: performance.now() - begin, problem: null };
	} catch (error) {
		if (!isStoreError(error)) throw error;
		const { message, advice } = error;
		return { isWritable: false, writeMs: null, problem: { message, advice } };
	}
}

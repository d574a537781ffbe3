import type { Connection } from './connection';
import { readFacts } from './health';
import { quotedSchema } from './settings';

/**
 * Makes the room of what was removed free for what comes, and refreshes what the server knows of the tables. Other
 * work goes on; files get smaller only where their end became free.
 */
export async function vacuum(
	connection: Connection,
): Promise<{ bytesBefore: number; bytesAfter: number }> {
	const schema = quotedSchema(connection.settings);
	const [before, tables] = await connection.read((session) =>
		Promise.all([readFacts(session), session.all<{ name: string }>('tables')]),
	);
	const names = tables.map(({ name }) => `${schema}.${name}`);
	await connection.alone(`VACUUM (ANALYZE) ${names.join(', ')}`);
	const after = await connection.read(readFacts);
	return { bytesBefore: before.bytes, bytesAfter: after.bytes };
}

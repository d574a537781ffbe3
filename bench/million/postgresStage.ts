import { ROLE, startServer } from '../../test/support/postgres/server';
import { timeWriting, type Stage } from './stage';

/** A server as one that is set up for such a store: with memory of its own, and one that waits for its disk. */
const SETTINGS = [
	'shared_buffers=2GB',
	'max_wal_size=16GB',
	'checkpoint_timeout=1h',
	'maintenance_work_mem=1GB',
];

const COLUMNS = `
	SELECT attname AS name FROM pg_attribute
	WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
	ORDER BY attnum`;

/** Numbers go on behind the candidates that were added. */
const CATCH_UP = "SELECT setval('candidate_id', (SELECT max(id) FROM candidate))";

/** Stores in schemas of a server. */
export async function makePostgresStage(): Promise<Stage> {
	const server = await startServer(SETTINGS);
	return {
		engine: 'PostgreSQL',
		place: async (name) => {
			await server.admin(`CREATE SCHEMA IF NOT EXISTS ${name} AUTHORIZATION ${ROLE}`);
			return { settings: server.settings(name) };
		},
		use: async (name, work) => {
			await server.admin(
				`SET search_path = ${name}; SET synchronous_commit = off; SET work_mem = '1GB'`,
			);
			await work({
				run: async (sql) => void (await server.admin(sql)),
				columnsOf: async (table) => {
					const rows = await server.admin(COLUMNS, [table]);
					return rows.map((row) => String(row.name));
				},
			});
			await server.admin(CATCH_UP);
			await server.admin('VACUUM ANALYZE candidate, identity, snapshot, tally, event, transition');
			await server.admin('CHECKPOINT');
		},
		write: async (name, sql) => {
			await server.admin(`SET search_path = ${name}; SET synchronous_commit = on`);
			return await timeWriting(() => server.admin(sql));
		},
		remove: () => server.stop(),
	};
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import type { PostgresSettings } from '../../../lib/store/postgres/PostgresStore';

const DATABASE = 'recruitment';
/** The role that stores are used as: it may log in, and owns the schemas made for it. */
export const ROLE = 'journey';
const PASSWORD = 'it\'s "secret"';

/** A PostgreSQL server of its own. */
export interface Server {
	port: number;
	/** Sends SQL text as the superuser. */
	admin(sql: string): Promise<Array<Record<string, unknown>>>;
	/** How a store in a schema is reached. */
	settings(schema: string): PostgresSettings;
	stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL server with an empty database.
 *
 * @param options - settings of the server; by default it does not wait for the disk
 */
export async function startServer(options: readonly string[] = ['fsync=off']): Promise<Server> {
	const script = path.join(__dirname, 'serve.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', script, PASSWORD, ...options], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const exited = once(child, 'exit');
	const [line] = (await Promise.race([
		once(createInterface({ input: child.stdout }), 'line'),
		exited.then(() => {
			throw new Error('PostgreSQL did not start');
		}),
	])) as [string];
	const port = Number(line);
	const login = { host: '127.0.0.1', port, user: 'postgres', password: PASSWORD };
	const first = new Client({ ...login, database: 'postgres' });
	await first.connect();
	await first.query(`CREATE ROLE ${ROLE} LOGIN PASSWORD ${first.escapeLiteral(PASSWORD)}`);
	await first.query(`CREATE DATABASE ${DATABASE}`);
	await first.end();
	const client = new Client({ ...login, database: DATABASE });
	client.on('error', () => undefined); // tests stop the server
	await client.connect();
	return {
		port,
		admin: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
		settings: (schema) => ({ ...login, user: ROLE, database: DATABASE, schema, tls: 'off' }),
		stop: async () => {
			await client.end();
			child.stdin.end();
			await exited;
		},
	};
}

/** Gives the tests of a file a server. */
export function useServer(options?: readonly string[]): { readonly current: Server } {
	const server = {} as { current: Server };
	beforeAll(async () => void (server.current = await startServer(options)));
	afterAll(async () => await server.current?.stop());
	return server;
}

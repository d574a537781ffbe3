import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';
import type { PostgresSettings } from '../../../lib/store/postgres/PostgresStore';

const POLL_MS = 5;
const DATABASE = 'recruitment';
/** The role that stores are used as: it may log in, and owns the schemas made for it. */
export const ROLE = 'journey';
const PASSWORD = 'it\'s "secret"';

/** A transaction of somebody else. */
export interface Hold {
	/** Sends more in it, without waiting for the answer. */
	ask(sql: string): void;
	/** Commits it, after what was asked. */
	release(): Promise<void>;
}

/** A PostgreSQL server of its own. */
export interface Server {
	port: number;
	/** Sends SQL as the superuser. */
	admin(sql: string, values?: unknown[]): Promise<Array<Record<string, unknown>>>;
	/** Begins a transaction as the superuser and sends SQL in it; what it locks stays locked until released. */
	hold(sql: string): Promise<Hold>;
	/** Waits until a store waits for a lock. */
	untilWaiting(): Promise<void>;
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
	const script = require.resolve('./serve');
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
	const connect = async () => {
		const client = new Client({ ...login, database: DATABASE });
		client.on('error', () => undefined); // tests stop the server
		await client.connect();
		return client;
	};
	const client = await connect();
	const admin: Server['admin'] = async (sql, values) => (await client.query(sql, values)).rows;
	return {
		port,
		admin,
		untilWaiting: async () => {
			const waiting = `SELECT FROM pg_stat_activity WHERE usename = '${ROLE}' AND wait_event_type = 'Lock'`;
			while ((await admin(waiting)).length === 0) await setTimeout(POLL_MS);
		},
		hold: async (sql) => await hold(await connect(), sql),
		settings: (schema) => ({ ...login, user: ROLE, database: DATABASE, schema, tls: 'off' }),
		stop: async () => {
			await client.end();
			child.stdin.end();
			await exited;
		},
	};
}

async function hold(client: Client, sql: string): Promise<Hold> {
	await client.query("BEGIN; SET LOCAL deadlock_timeout = '1h'"); // of a deadlock the store hears, not it
	await client.query(sql);
	let last: Promise<unknown> = Promise.resolve();
	return {
		ask: (more) => void (last = client.query(more)),
		release: async () => {
			await last;
			await client.query('COMMIT');
			await client.end();
		},
	};
}

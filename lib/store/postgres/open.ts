import type { Pool, PoolClient, PoolConfig } from 'pg';
import { migrate, readVersion, refuseHalfMoved, tryMigrations } from './migrate';
import { MIGRATIONS } from './migrations';
import { storeName, type PostgresSettings } from './settings';
import { toStoreError } from './toStoreError';

/** How long to wait for somebody who holds what is needed, in milliseconds. */
export const PATIENCE_MS = 30_000;
/** How long to wait for a connection at most, in milliseconds. */
const CONNECT_MS = 10_000;
/** After how long a connection that nobody uses is given back, in milliseconds. */
const IDLE_MS = 30_000;
/** Connections of one process; more work at once waits for its turn. */
const MAX_CONNECTIONS = 5;

/** How to open a store. */
export interface OpenOptions {
	/** How long to wait for the server, and for somebody who holds what is needed. */
	patienceMs?: number;
	/** Whether a store will do that a move into it has not finished. */
	opensHalfMoved?: boolean;
	/** See {@link MIGRATIONS}. */
	migrations?: readonly string[];
}

/**
 * Opens connections to a PostgreSQL store and brings its schema up to date, made where there is none.
 *
 * @throws {StoreError} when it cannot be used, with what to do about it
 */
export async function openPool(
	settings: PostgresSettings,
	{ patienceMs = PATIENCE_MS, opensHalfMoved = false, migrations = MIGRATIONS }: OpenOptions = {},
): Promise<Pool> {
	const pool = await makePool(settings, patienceMs);
	try {
		await withClient(pool, async (client) => {
			await migrate(client, settings, patienceMs, migrations);
			if (!opensHalfMoved) await refuseHalfMoved(client, settings);
		});
		return pool;
	} catch (error) {
		await pool.end();
		throw toStoreError(error, storeName(settings));
	}
}

/**
 * Tells whether a store could be opened; nothing is made.
 *
 * @throws {StoreError} when not
 */
export async function tryStore(settings: PostgresSettings): Promise<void> {
	await once(settings, (client) => tryMigrations(client, settings, CONNECT_MS, MIGRATIONS));
}

/**
 * Whether there is a store; none is made.
 *
 * @throws {StoreError} when that cannot be told
 */
export async function hasStore(settings: PostgresSettings): Promise<boolean> {
	return (await once(settings, (client) => readVersion(client, settings))) > 0;
}

async function once<Result>(
	settings: PostgresSettings,
	work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
	const pool = await makePool(settings, CONNECT_MS);
	try {
		return await withClient(pool, work);
	} catch (error) {
		throw toStoreError(error, storeName(settings));
	} finally {
		await pool.end();
	}
}

async function makePool(settings: PostgresSettings, patienceMs: number): Promise<Pool> {
	const { Pool } = await import('pg');
	const pool = new Pool(poolConfig(settings, patienceMs));
	pool.on('error', ignore);
	pool.on('connect', (client) => client.on('error', ignore));
	return pool;
}

async function withClient<Result>(
	pool: Pool,
	work: (client: PoolClient) => Promise<Result>,
): Promise<Result> {
	const client = await pool.connect();
	try {
		return await work(client);
	} finally {
		client.release();
	}
}

/** A connection that breaks while nobody uses it is replaced; who uses it hears of it from the query. */
function ignore(): void {}

function poolConfig(settings: PostgresSettings, patienceMs: number): PoolConfig {
	const { host, port, database, user, password, tls, ca } = settings;
	const ssl = {
		off: false,
		encrypted: { rejectUnauthorized: false },
		verified: { rejectUnauthorized: true, ...(ca && { ca }) },
	}[tls];
	return {
		host,
		port,
		database,
		user,
		password,
		ssl,
		application_name: 'candidate-journey',
		connectionTimeoutMillis: Math.min(CONNECT_MS, patienceMs),
		idleTimeoutMillis: IDLE_MS,
		max: MAX_CONNECTIONS,
		keepAlive: true,
		allowExitOnIdle: true,
		pipeline: true,
		types: { getTypeParser: (type: number) => READ[type] ?? String },
	};
}

/** How values are read, by PostgreSQL's numbers for their types; all others are texts. Ids fit into a number. */
const READ: Record<number, (text: string) => unknown> = {
	16: (text) => text === 't', // boolean
	20: Number, // bigint
	23: Number, // integer
};

import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bootN8n, type RunningN8n } from '../../../demo/n8n/boot';
import { buildPackage, type Say } from '../../../demo/n8n/command';
import { ensureN8n } from '../../../demo/n8n/install';
import { installPackage } from '../../../demo/n8n/package';
import { root } from '../../../demo/n8n/paths';
import { openSession, type Session } from '../../../demo/n8n/session';
import type { PostgresSettings } from '../../../lib/store/postgres/PostgresStore';
import { makeSchema } from '../../support/postgres/place';
import { ROLE, startServer, type Server } from '../../support/postgres/server';
import { startRedis } from './redis';

/** A process of n8n, with a folder of its own as on a host of its own. */
export interface Member {
	name: string;
	baseUrl: string;
	/** Kills it without a word. */
	kill(): Promise<void>;
	/** Starts it again; resolves when it is ready. */
	restart(): Promise<void>;
}

/** n8n in queue mode: its processes, somebody logged in, and the database behind them. */
export interface Cluster {
	main: Member & { session: Session };
	/** Takes webhooks, as the main process does. */
	webhook: Member;
	workers: Member[];
	server: Server;
	/** An empty schema for candidates. */
	store: PostgresSettings;
}

/** The database of n8n itself, on the server that also holds the candidates. */
const N8N_DATABASE = 'n8n';
/** Each process has a port, and the next one for its task broker. */
const PORTS_EACH = 2;
const CONCURRENCY = 5;

/** A job whose worker is gone is given up after ten seconds or so, and not after a minute or more. */
const IMPATIENCE = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

function queueSettings({ host, port, user, password }: PostgresSettings, redisPort: number) {
	return {
		...IMPATIENCE,
		EXECUTIONS_MODE: 'queue',
		EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64'),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: host,
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: N8N_DATABASE,
		DB_POSTGRESDB_USER: user,
		DB_POSTGRESDB_PASSWORD: password,
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
	};
}

async function startMember(
	name: string,
	folder: string,
	port: number,
	command: readonly string[],
	settings: NodeJS.ProcessEnv,
): Promise<Member> {
	const own = { ...settings, QUEUE_HEALTH_CHECK_PORT: String(port) };
	const boot = () => bootN8n(folder, port, { command, settings: own });
	let running: RunningN8n = await boot();
	return {
		name,
		baseUrl: running.baseUrl,
		kill: () => running.kill(),
		restart: async () => void (running = await boot()),
	};
}

/** Puts the package into the folder of every process. */
async function installEverywhere(folders: readonly string[]): Promise<void> {
	const [first, ...others] = folders;
	mkdirSync(first, { recursive: true });
	await installPackage(first);
	for (const folder of others)
		cpSync(path.join(first, '.n8n'), path.join(folder, '.n8n'), { recursive: true });
}

/**
 * From nothing to n8n in queue mode with this package everywhere: a main process, a webhook process and two workers
 * over a Redis and a PostgreSQL of their own. All of it ends with us.
 *
 * @param folder - emptied first
 * @param port - the first of nine
 * @throws {N8nError}
 */
export async function startCluster(folder: string, port: number, say: Say): Promise<Cluster> {
	await ensureN8n(say);
	say('Building and installing the package …');
	await buildPackage(root);
	rmSync(folder, { recursive: true, force: true });
	const names = ['main', 'webhook', 'worker-1', 'worker-2'];
	const folders = names.map((name) => path.join(folder, name));
	await installEverywhere(folders);
	say('Starting Redis and PostgreSQL …');
	const redisPort = port + names.length * PORTS_EACH;
	await startRedis(folder, redisPort);
	const server = await startServer();
	await server.admin(`CREATE DATABASE ${N8N_DATABASE} OWNER ${ROLE}`);
	const store = server.settings(await makeSchema(server));
	const settings = queueSettings(store, redisPort);
	const start = (i: number, ...command: string[]) =>
		startMember(names[i], folders[i], port + i * PORTS_EACH, command, settings);
	say(`Starting n8n: the main process on port ${port}, a webhook process and two workers …`);
	const main = await start(0, 'start');
	const session = await openSession(main.baseUrl);
	const worker = ['worker', `--concurrency=${CONCURRENCY}`];
	const [webhook, ...workers] = await Promise.all([
		start(1, 'webhook'),
		start(2, ...worker),
		start(3, ...worker),
	]);
	return { main: { ...main, session }, webhook, workers, server, store };
}

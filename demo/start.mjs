/**
 * Starts the demo on a fresh clone: installs the package's own dependencies when they are missing, then runs
 * demo/main.ts on the Node that n8n needs. Plain JavaScript, because nothing else is there yet.
 *
 *   npm run demo                       the start page is http://localhost:5680, n8n 5678; until Ctrl-C
 *   npm run demo -- --port 6000        the same on six ports from another one on: n8n 6000, the start page 6002
 *   npm run demo -- --check            runs, checks itself and stops; exit code 0 or 1
 *   npm run demo -- --pictures         the same, and renews the pictures of the README
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const node = path.join(root, 'node_modules', '.bin', 'node');
const tsx = path.join(root, 'node_modules', 'tsx');

if (!existsSync(node) || !existsSync(tsx)) {
	console.log('Installing the dependencies of the package (npm ci), about a minute …');
	const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit' });
	if (status !== 0) {
		console.error('npm ci failed; what it printed above says why.');
		process.exit(1);
	}
}

// The ipc channel tells the demo when this process is gone, so that n8n never stays behind.
const main = path.join(root, 'demo', 'main.ts');
const demo = spawn(node, ['--import', 'tsx', main, ...process.argv.slice(2)], {
	cwd: root,
	stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => demo.kill(signal));
demo.on('exit', (code) => process.exit(code ?? 1));

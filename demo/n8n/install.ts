import { existsSync } from 'node:fs';
import type { Say } from './command';
import { runCommand } from './command';
import { N8nError } from './errors';
import { n8nFolder } from './paths';
import { withProgress } from './progress';
import { clearStamp, isInstalled, writeStamp } from './stamp';

const OLDEST_NODE = 24;

function assertNodeVersion(): void {
	if (Number(process.versions.node.split('.')[0]) >= OLDEST_NODE) return;
	throw new N8nError(
		'node-too-old',
		`n8n needs Node ${OLDEST_NODE}, this is ${process.version}. Start it with "npm run", which brings its own Node.`,
	);
}

async function canLoad(native: string): Promise<boolean> {
	const check = runCommand(process.execPath, ['-e', `require('${native}')`], n8nFolder);
	return check.then(
		() => true,
		() => false,
	);
}

/** Native parts that have no ready-made binary for this machine are compiled; that takes about a minute and a half. */
async function buildNativeParts(say: Say): Promise<void> {
	for (const native of ['sqlite3', 'isolated-vm']) {
		if (native === 'isolated-vm' && (await canLoad(native))) continue;
		say(`Building ${native} for Node ${process.versions.node} …`);
		await runCommand('npm', ['rebuild', '--loglevel=error', native], n8nFolder);
	}
}

/**
 * Installs the pinned n8n unless it is there; about four minutes and 3 GB the first time, nothing after that.
 *
 * @throws {N8nError} `install-failed` or `node-too-old`
 */
export async function ensureN8n(say: Say): Promise<void> {
	assertNodeVersion();
	if (isInstalled()) return;
	const isAgain = existsSync(`${n8nFolder}/node_modules`);
	const again = isAgain ? ' again (the last installation is unfinished or of another version)' : '';
	say(`Installing n8n${again}: about five minutes and 3 GB, once …`);
	clearStamp();
	const npmCi = runCommand('npm', ['ci', '--ignore-scripts', '--loglevel=error'], n8nFolder);
	await withProgress(n8nFolder, say, npmCi);
	await buildNativeParts(say);
	writeStamp();
	say('n8n is installed.');
}

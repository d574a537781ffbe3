import { mkdirSync, rmSync } from 'node:fs';
import type { RunningN8n } from './boot';
import { bootN8n } from './boot';
import type { Say } from './command';
import { buildPackage } from './command';
import { ensureN8n } from './install';
import { installPackage } from './package';
import { root } from './paths';
import { assertPortsFree } from './port';
import type { Session } from './session';
import { openSession } from './session';

/** A throw-away n8n with this package in it, and somebody logged in. */
export type Instance = RunningN8n & Session;

/**
 * From nothing to a running n8n with this package: install if needed, build, pack, boot, log in.
 *
 * @param stateFolder - emptied first
 * @param settings - comes on top of the environment
 * @param isBuilt - whether the package has been built just now
 * @throws {N8nError}
 */
export async function startInstance(
	stateFolder: string,
	port: number,
	say: Say,
	settings: NodeJS.ProcessEnv = {},
	isBuilt = false,
): Promise<Instance> {
	await assertPortsFree(port);
	await ensureN8n(say);
	say(`${isBuilt ? 'Installing' : 'Building and installing'} the package …`);
	if (!isBuilt) await buildPackage(root);
	rmSync(stateFolder, { recursive: true, force: true });
	mkdirSync(stateFolder, { recursive: true });
	await installPackage(stateFolder);
	say(`Starting n8n on port ${port} …`);
	const n8n = await bootN8n(stateFolder, port, { settings });
	try {
		return { ...n8n, ...(await openSession(n8n.baseUrl)) };
	} catch (error) {
		await n8n.stop();
		throw error;
	}
}

import {
	mkdirSync,
	openSync,
	closeSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { runCommand } from './command';
import { root } from './paths';

interface Manifest {
	name: string;
	[field: string]: unknown;
}

function readManifest(file: string): Manifest {
	return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}

async function quietly(
	command: string,
	args: string[],
	cwd: string,
	logFile: string,
): Promise<void> {
	const log = openSync(logFile, 'a');
	await runCommand(command, args, cwd, 'install-failed', log).finally(() => closeSync(log));
}

/** n8n removes what only a developer of the package needs, so that `n8n-workflow` is n8n's own copy. */
function stripManifest(folder: string): void {
	const file = path.join(folder, 'package.json');
	const { devDependencies, peerDependencies, optionalDependencies, ...rest } = readManifest(file);
	void [devDependencies, peerDependencies, optionalDependencies];
	writeFileSync(file, JSON.stringify(rest, null, 2));
}

/** As n8n's own installer runs npm; an end-to-end test compares the two. */
export const INSTALL = [
	'install',
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

/**
 * Packs this package and puts it into an n8n state folder, step by step the way n8n's own installer does.
 *
 * @param stateFolder - becomes `N8N_USER_FOLDER`
 * @returns the folder of the installed package
 * @throws {N8nError} `install-failed`; what npm said is in `package.log` of the state folder
 */
export async function installPackage(stateFolder: string, packageFolder = root): Promise<string> {
	const log = path.join(stateFolder, 'package.log');
	const packed = path.join(stateFolder, 'packed');
	rmSync(packed, { recursive: true, force: true });
	mkdirSync(packed, { recursive: true });
	await quietly(
		'npm',
		['pack', '--ignore-scripts', '--pack-destination', packed],
		packageFolder,
		log,
	);
	const [tarball = ''] = readdirSync(packed);

	const { name, version } = readManifest(path.join(packageFolder, 'package.json'));
	const nodesFolder = path.join(stateFolder, '.n8n', 'nodes');
	const target = path.join(nodesFolder, 'node_modules', name);
	mkdirSync(target, { recursive: true });
	const tarArgs = ['-xzf', path.join(packed, tarball), '-C', target, '--strip-components=1'];
	await quietly('tar', tarArgs, stateFolder, log);
	stripManifest(target);
	await quietly('npm', [...INSTALL, '--loglevel=error'], target, log);
	writeFileSync(
		path.join(nodesFolder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: { [name]: version } }),
	);
	return target;
}

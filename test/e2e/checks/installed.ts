import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { INSTALL } from '../../../demo/n8n/package';
import { n8nFolder, root } from '../../../demo/n8n/paths';
import manifest from '../../../package.json';
import type { Check } from '../check';

const INSTALLER = path.join(
	n8nFolder,
	'node_modules/n8n/dist/modules/community-packages/community-packages.service.js',
);

/** What n8n gives npm in `downloadPackage`, as it stands in its code. */
function argumentsOfN8n(): string[] {
	const [, body = ''] = readFileSync(INSTALLER, 'utf8').split('async downloadPackage');
	const [, list = ''] = /executeNpmCommand\)\(\[\s*('install'[^\]]*)\]/.exec(body) ?? [];
	return [...list.matchAll(/'([^']+)'/g)].map(([, argument]) => argument);
}

async function itIsInstalledAsN8nDoes(): Promise<string> {
	assert.deepEqual(argumentsOfN8n(), INSTALL);
	return `npm ${INSTALL.join(' ')}`;
}

async function nothingIsInstalledThatBreaksN8n(): Promise<string> {
	const nodes = path.join(root, '.e2e', 'n8n', '.n8n', 'nodes');
	const folder = path.join(nodes, 'node_modules', manifest.name);
	const installed = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as object;
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies'])
		assert.ok(!(field in installed), `${field} is still there`);
	const own = path.join(folder, 'node_modules');
	for (const name of Object.keys(manifest.dependencies))
		assert.ok(existsSync(path.join(own, name, 'package.json')), `${name} is missing`);
	for (const name of ['n8n-workflow', 'n8n-core', 'typescript'])
		assert.ok(!existsSync(path.join(own, name)), `${name} came along`);
	assert.deepEqual(globSync('**/*.node', { cwd: own }), [], 'a native module came along');
	return `${globSync('{*,@*/*}/package.json', { cwd: own }).length} packages with it, none native`;
}

export const installedChecks: Check[] = [
	{ name: "the package is installed with n8n's own command (MSR-33)", run: itIsInstalledAsN8nDoes },
	{
		name: 'it brings no second n8n-workflow and nothing native',
		run: nothingIsInstalledThatBreaksN8n,
	},
];

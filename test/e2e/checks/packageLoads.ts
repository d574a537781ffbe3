import assert from 'node:assert/strict';
import manifest from '../../../package.json';
import type { Check, World } from '../check';
import { ours } from '../testWorkflow';

type Url = string | { light: string; dark: string };

interface NodeType {
	name: string;
	displayName: string;
	iconUrl?: Url;
	codex?: { categories?: string[] };
}

async function ourNodeTypes({ n8n }: World): Promise<NodeType[]> {
	const headers = { cookie: n8n.cookie };
	const response = await fetch(`${n8n.baseUrl}/types/nodes.json`, { headers });
	const types = (await response.json()) as NodeType[];
	return types.filter(({ name }) => name.startsWith(ours) && !name.endsWith('Tool'));
}

/** dist/nodes/CandidateScore/CandidateScore.node.js is the node type candidateScore. */
function expectedNames(): string[] {
	return manifest.n8n.nodes.map((file) => {
		const name = file.replace(/^.*\//, '').replace('.node.js', '');
		return ours + name[0].toLowerCase() + name.slice(1);
	});
}

async function everyNodeTypeIsThere(world: World): Promise<string> {
	const names = (await ourNodeTypes(world)).map(({ name }) => name);
	assert.deepEqual(names.sort(), expectedNames().sort());
	return `${names.length} node types`;
}

async function everyIconIsServed(world: World): Promise<void> {
	for (const { name, iconUrl } of await ourNodeTypes(world)) {
		assert.ok(iconUrl, `${name} has no icon`);
		const urls = typeof iconUrl === 'string' ? [iconUrl] : [iconUrl.light, iconUrl.dark];
		for (const url of urls) {
			const response = await fetch(`${world.n8n.baseUrl}/${url}`);
			assert.match(await response.text(), /<svg/, `${name}: ${url} is not an SVG picture`);
		}
	}
}

async function everyNodeHasACodex(world: World): Promise<void> {
	for (const { name, codex } of await ourNodeTypes(world))
		assert.ok(codex?.categories?.length, `${name} is in no category of the node panel`);
}

export const packageLoads: Check[] = [
	{ name: 'n8n loads the package with every node type (MSR-33)', run: everyNodeTypeIsThere },
	{ name: 'every node has an icon for light and dark', run: everyIconIsServed },
	{ name: 'every node can be found in a category', run: everyNodeHasACodex },
];

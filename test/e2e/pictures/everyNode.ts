import assert from 'node:assert/strict';
import type { ConsoleMessage, Page } from 'playwright-core';
import type { Session } from '../../../demo/n8n/session';
import { importWorkflow } from '../../../demo/n8n/workflows';
import { ours, testWorkflow, type TestNode } from '../testWorkflow';
import { fitToScreen } from './execution';
import { NodeForm } from './form';

/** As much of a node type as the editor gets of it. */
interface NodeType {
	name: string;
	displayName: string;
	version: number | number[];
	properties: Array<{ name: string; options?: Array<{ name: string; value?: unknown }> }>;
}

/** Our node types as n8n gives them to its editor; the ones made for agents have the same form. */
async function nodeTypes({ baseUrl, cookie }: Session): Promise<NodeType[]> {
	const response = await fetch(`${baseUrl}/types/nodes.json`, { headers: { cookie } });
	const all = (await response.json()) as NodeType[];
	return all.filter(({ name }) => name.startsWith(ours) && !name.endsWith('Tool'));
}

/** A node type as it is added, once for each of its operations. */
function nodesOf({ name: type, displayName, version, properties }: NodeType): TestNode[] {
	const typeVersion = Math.max(...[version].flat());
	const operations = properties.find(({ name }) => name === 'operation')?.options ?? [];
	if (operations.length === 0) return [{ name: displayName, type, typeVersion }];
	return operations.map(({ name, value }, i) => ({
		name,
		type,
		typeVersion,
		position: [(i % 6) * 240, Math.floor(i / 6) * 200],
		parameters: { operation: value },
	}));
}

/**
 * Opens every node with its parameters as they are when it is added, once for each operation: each shows a form, and the
 * browser complains of nothing.
 *
 * @returns how many forms were opened
 */
export async function openEveryNode(page: Page, session: Session): Promise<number> {
	const complaints: string[] = [];
	const listen = (message: ConsoleMessage) => {
		if (message.type() === 'error') complaints.push(message.text());
	};
	page.on('console', listen).on('pageerror', (error) => complaints.push(error.message));
	const form = new NodeForm(page);
	let opened = 0;
	for (const type of await nodeTypes(session)) {
		const nodes = nodesOf(type);
		const id = await importWorkflow(session, testWorkflow(type.displayName, nodes, []));
		await page.goto(`${session.baseUrl}/workflow/${id}`);
		await page.locator('[data-test-id="canvas-node"]').first().waitFor();
		await fitToScreen(page);
		for (const { name } of nodes) {
			await form.open(name);
			await form.isFilledIn();
			await form.close();
			assert.deepEqual(complaints, [], `${type.displayName}, ${name}`);
			opened++;
		}
	}
	page.off('console', listen);
	return opened;
}

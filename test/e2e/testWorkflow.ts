import { randomUUID } from 'node:crypto';
import { runManually } from '../../demo/n8n/executions';
import type { Execution } from '../../demo/n8n/executions';
import type { Session } from '../../demo/n8n/session';
import type { Connections, Workflow, WorkflowNode } from '../../demo/n8n/workflows';
import { importWorkflow } from '../../demo/n8n/workflows';

const SPACING = 240;

/** Prefix of our own node types. */
export const ours = 'n8n-nodes-candidate-journey.';

/** A node of a test workflow, without what only matters in the editor. */
export interface TestNode extends Partial<WorkflowNode> {
	name: string;
	type: string;
}

/** Output `output` of `from` feeds `to`. */
export type Link = readonly [from: string, output: number, to: string];

/** The trigger that test workflows start from; its items are pinned. */
export const start: TestNode = { name: 'Start', type: 'n8n-nodes-base.manualTrigger' };

function toConnections(links: readonly Link[]): Connections {
	const connections: Connections = {};
	for (const [from, output, to] of links) {
		const { main } = (connections[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output].push({ node: to, type: 'main', index: 0 });
	}
	return connections;
}

/** A workflow from its nodes and links. */
export function testWorkflow(
	name: string,
	nodes: readonly TestNode[],
	links: readonly Link[],
): Workflow {
	return {
		name,
		nodes: nodes.map((node, i) => ({
			id: randomUUID(),
			typeVersion: 1,
			position: [i * SPACING, 0],
			parameters: {},
			...node,
		})),
		connections: toConnections(links),
		settings: { executionOrder: 'v1' },
	};
}

/** One after the other, by their first outputs. */
export function chain(name: string, nodes: readonly TestNode[]): Workflow {
	const links = nodes.slice(1).map((node, i): Link => [nodes[i].name, 0, node.name]);
	return testWorkflow(name, nodes, links);
}

/** Imports a workflow that begins with {@link start} and runs it once with these items. */
export async function runWith(
	session: Session,
	workflow: Workflow,
	items: ReadonlyArray<Record<string, unknown>>,
): Promise<Execution> {
	const pinData = { [start.name]: items.map((json) => ({ json })) };
	const id = await importWorkflow(session, { ...workflow, pinData });
	return runManually(session, id, start.name);
}

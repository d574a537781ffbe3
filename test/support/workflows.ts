import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chosenCredentials, type Credentials, type WorkflowJson } from './harness';

const folder = path.join(__dirname, '../../workflows');

/** File names of the bundled workflows. */
export const workflowFiles = readdirSync(folder).filter((file) => file.endsWith('.json'));

/** A bundled workflow, by its file name or the beginning of it. */
export function readBundled(beginning: string): WorkflowJson {
	const file = workflowFiles.find((one) => one.startsWith(beginning)) ?? beginning;
	return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as WorkflowJson;
}

/** A workflow as it is once the user has chosen the credentials it asks for. */
export function withCredentials(
	workflow: WorkflowJson,
	credentials: Credentials = {},
): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.type.endsWith('.hubSpotSync')
			? { ...node, credentials: chosenCredentials(credentials) }
			: node,
	);
	return { ...workflow, nodes };
}

/** A workflow that starts from the next of its triggers. */
export function withoutNode({ nodes, ...workflow }: WorkflowJson, name: string): WorkflowJson {
	return { ...workflow, nodes: nodes.filter((node) => node.name !== name) };
}

/** A workflow with every node on. */
export function switchedOn({ nodes, ...workflow }: WorkflowJson): WorkflowJson {
	return { ...workflow, nodes: nodes.map((node) => ({ ...node, disabled: false })) };
}

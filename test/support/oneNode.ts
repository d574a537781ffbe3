import 'reflect-metadata';
import {
	Workflow,
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { chosenCredentials, credentialsHelper, type Credentials } from './harness';

/** How the only node of a workflow is set. */
export interface OneNode {
	parameters: INodeParameters;
	credentials?: Credentials;
	/** Ids of the workflow and of the node. */
	workflowId?: string;
	nodeId?: string;
	webhookId?: string;
}

/** What n8n's own contexts are made from: a workflow of one node, and what n8n adds. */
export function sceneOf(
	type: INodeType,
	{ parameters, credentials = {}, workflowId, nodeId = 'node-1', webhookId }: OneNode,
	additions: object = {},
) {
	const { displayName, name, version } = type.description;
	const node: INode = {
		id: nodeId,
		name: displayName,
		type: name,
		typeVersion: [version].flat()[0],
		position: [0, 0],
		parameters,
		credentials: chosenCredentials(credentials),
		...(webhookId !== undefined && { webhookId }),
	};
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type };
	const workflow = new Workflow({
		id: workflowId,
		nodes: [node],
		connections: {},
		active: true,
		nodeTypes: nodeTypes as unknown as INodeTypes,
	});
	const additionalData = {
		credentialsHelper: credentialsHelper(credentials),
		...additions,
	} as unknown as IWorkflowExecuteAdditionalData;
	return { workflow, node: workflow.getNode(node.name) as INode, additionalData };
}

/** Keeps what a node writes to n8n's log through a context. */
export function keepLog(context: object, logged: string[]): void {
	const log = (message: string) => void logged.push(message);
	Object.defineProperty(context, 'logger', {
		value: { error: log, warn: log, info: log, debug: log },
	});
}

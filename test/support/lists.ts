import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type INode,
	type INodeParameters,
	type INodePropertyOptions,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { chosenCredentials, credentialsHelper, ourNodes, type Credentials } from './harness';

/**
 * Fills a list of a node as the editor does.
 *
 * @param node - class of the node
 * @param parameters - what is chosen in the editor so far
 */
export async function fillList(
	node: string,
	method: string,
	parameters: INodeParameters = {},
	credentials: Credentials = {},
): Promise<INodePropertyOptions[]> {
	const type = ourNodes.get(node);
	if (!type) throw new Error(`There is no node ${node}`);
	const self: INode = {
		id: '1',
		name: node,
		type: type.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: chosenCredentials(credentials),
	};
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type };
	const workflow = new Workflow({
		nodes: [self],
		connections: {},
		active: false,
		nodeTypes: nodeTypes as unknown as INodeTypes,
	});
	const additionalData = {
		currentNodeParameters: parameters,
		credentialsHelper: credentialsHelper(credentials),
	};
	const context = new LoadOptionsContext(
		workflow,
		self,
		additionalData as unknown as IWorkflowExecuteAdditionalData,
		'',
	);
	const list = type.methods?.loadOptions?.[method];
	if (!list) throw new Error(`${node} has no list ${method}`);
	return await list.call(context);
}

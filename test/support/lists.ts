import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { ourNodes, type Credentials } from './harness';
import { sceneOf } from './oneNode';

/**
 * Fills a list of a node as the editor does.
 *
 * @param name - class of the node
 * @param parameters - what is chosen in the editor so far
 */
export async function fillList(
	name: string,
	method: string,
	parameters: INodeParameters = {},
	credentials: Credentials = {},
): Promise<INodePropertyOptions[]> {
	const type = ourNodes.get(name);
	if (!type) throw new Error(`There is no node ${name}`);
	const { workflow, node, additionalData } = sceneOf(
		type,
		{ parameters, credentials },
		{ currentNodeParameters: parameters },
	);
	const context = new LoadOptionsContext(workflow, node, additionalData, '');
	const list = type.methods?.loadOptions?.[method];
	if (!list) throw new Error(`${name} has no list ${method}`);
	return await list.call(context);
}

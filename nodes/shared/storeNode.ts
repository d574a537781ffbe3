import { NodeConnectionTypes, type INodeTypeDescription } from 'n8n-workflow';
import { storeCredentials } from './storeCredential';

/** What n8n is told of a node that takes items: one way in and one way out, unless the node says more. */
export const itemNode = {
	group: ['transform'],
	version: 1,
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
} satisfies Partial<INodeTypeDescription>;

/** The same of a node that works on the store and needs nothing else. */
export const storeNode = {
	...itemNode,
	credentials: storeCredentials,
} satisfies Partial<INodeTypeDescription>;

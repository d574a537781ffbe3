import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { storeMethods } from '../shared/storeCredential';
import { itemNode } from '../shared/storeNode';
import { runOperation } from './execute';
import { credentials, properties } from './properties';

export class HubSpotSync implements INodeType {
	description: INodeTypeDescription = {
		...itemNode,
		displayName: 'HubSpot Sync',
		name: 'hubSpotSync',
		icon: { light: 'file:hubSpotSync.svg', dark: 'file:hubSpotSync.dark.svg' },
		group: ['output'],
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Show candidates, their scores and buckets in HubSpot, and hear what HubSpot knows',
		defaults: { name: 'HubSpot Sync' },
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Results', 'Summary'],
		usableAsTool: true,
		credentials,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}

import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { storeCredentials, storeMethods } from '../shared/storeCredential';
import { runOperation } from './execute';
import { properties } from './properties';

export class CandidateInsights implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Candidate Insights',
		name: 'candidateInsights',
		icon: { light: 'file:candidateInsights.svg', dark: 'file:candidateInsights.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Show who stands where, which content and channels work, and whether scores tell',
		defaults: { name: 'Candidate Insights' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: storeCredentials,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}

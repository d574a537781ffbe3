import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { storeMethods } from '../shared/storeCredential';
import { storeNode } from '../shared/storeNode';
import { runOperation } from './execute';
import { properties } from './properties';

export class CandidateInsights implements INodeType {
	description: INodeTypeDescription = {
		...storeNode,
		displayName: 'Candidate Insights',
		name: 'candidateInsights',
		icon: { light: 'file:candidateInsights.svg', dark: 'file:candidateInsights.dark.svg' },
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Show who stands where, which content and channels work, and whether scores tell',
		defaults: { name: 'Candidate Insights' },
		usableAsTool: true,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}

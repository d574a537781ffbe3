import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { storeMethods } from '../shared/storeCredential';
import { storeNode } from '../shared/storeNode';
import { scoreItems } from './execute';
import { properties } from './properties';

export class CandidateScore implements INodeType {
	description: INodeTypeDescription = {
		...storeNode,
		displayName: 'Candidate Score',
		name: 'candidateScore',
		icon: { light: 'file:candidateScore.svg', dark: 'file:candidateScore.dark.svg' },
		subtitle: '={{ $parameter["model"] }}',
		description: 'Record what candidates did and get their scores, with reasons',
		defaults: { name: 'Candidate Score' },
		usableAsTool: true,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await scoreItems(this);
	}
}

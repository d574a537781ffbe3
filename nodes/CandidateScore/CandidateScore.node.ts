import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { storeCredentials, storeMethods } from '../shared/storeCredential';
import { scoreItems } from './execute';
import { properties } from './properties';

export class CandidateScore implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Candidate Score',
		name: 'candidateScore',
		icon: { light: 'file:candidateScore.svg', dark: 'file:candidateScore.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["model"] }}',
		description: 'Record what candidates did and get their scores, with reasons',
		defaults: { name: 'Candidate Score' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: storeCredentials,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await scoreItems(this);
	}
}

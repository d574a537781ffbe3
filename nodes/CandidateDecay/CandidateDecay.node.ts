import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { storeCredentials, storeMethods } from '../shared/storeCredential';
import { decayCandidates } from './execute';
import { properties } from './properties';

export class CandidateDecay implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Candidate Decay',
		name: 'candidateDecay',
		icon: { light: 'file:candidateDecay.svg', dark: 'file:candidateDecay.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["model"] }}',
		description: 'Bring the scores of inactive candidates up to date: the daily run',
		defaults: { name: 'Candidate Decay' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Changed', 'Summary'],
		usableAsTool: true,
		credentials: storeCredentials,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await decayCandidates(this);
	}
}

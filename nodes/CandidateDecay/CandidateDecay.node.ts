import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { storeMethods } from '../shared/storeCredential';
import { storeNode } from '../shared/storeNode';
import { decayCandidates } from './execute';
import { properties } from './properties';

export class CandidateDecay implements INodeType {
	description: INodeTypeDescription = {
		...storeNode,
		displayName: 'Candidate Decay',
		name: 'candidateDecay',
		icon: { light: 'file:candidateDecay.svg', dark: 'file:candidateDecay.dark.svg' },
		subtitle: '={{ $parameter["model"] }}',
		description: 'Bring the scores of inactive candidates up to date: the daily run',
		defaults: { name: 'Candidate Decay' },
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Changed', 'Summary'],
		usableAsTool: true,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await decayCandidates(this);
	}
}

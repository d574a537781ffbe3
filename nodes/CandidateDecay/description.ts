import { NodeConnectionTypes, type INodeTypeDescription } from 'n8n-workflow';
import { modelProperty, storeOptions } from '../shared/properties';

export const description: INodeTypeDescription = {
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
	properties: [
		{
			displayName:
				'Put a Schedule Trigger before this node, for example every night at 03:00. Only candidates whose score is due to change are touched; a missed, late or repeated run changes no score.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		modelProperty,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: storeOptions,
		},
	],
};

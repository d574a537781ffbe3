import type { INodeProperties } from 'n8n-workflow';
import { notice, optionsProperty } from '../shared/formParts';
import { modelProperty, storeProperty, writeOptions } from '../shared/properties';

export const properties: INodeProperties[] = [
	notice(
		'Put a Schedule Trigger before this node, for example every night at 03:00. Only candidates whose score is due to change are touched; a missed, late or repeated run changes no score.',
	),
	modelProperty,
	storeProperty,
	{
		displayName: 'Output',
		name: 'tells',
		type: 'options',
		default: 'moved',
		description:
			'Which candidates leave by the first output. All that are due are brought up to date in either case.',
		options: [
			{
				name: 'Candidates Who Moved',
				value: 'moved',
				description:
					'Whose bucket, phase, medal, grade or route became another. Of those whose score only faded a little the summary gives the number.',
			},
			{
				name: 'Every Candidate Whose Score Changed',
				value: 'changed',
				description:
					'Choose this if a Candidate Router behind this node routes by a score threshold. Takes longer, and one item per candidate: mind the memory with many candidates.',
			},
		],
	},
	optionsProperty(writeOptions),
];

import type { INodeProperties } from 'n8n-workflow';

/** For whom a sequence or a mail is; what is not added does not matter. In the order of their labels. */
export const audienceProperties: INodeProperties[] = [
	{
		displayName: 'Buckets',
		name: 'buckets',
		type: 'string',
		default: '',
		placeholder: 'e.g. warm, lukewarm',
		description: 'Keys of the score buckets it is for, divided by commas',
	},
	{
		displayName: 'Interests',
		name: 'interests',
		type: 'string',
		default: '',
		placeholder: 'e.g. cloud, security',
		description:
			'At least one of these must be among what the candidate chose to hear about, or among the interests of the profile. Divide by commas.',
	},
	{
		displayName: 'Languages',
		name: 'languages',
		type: 'string',
		default: '',
		placeholder: 'e.g. nl, en',
		description: 'Languages of candidates, as two letters, divided by commas',
	},
	{
		displayName: 'Personas',
		name: 'personas',
		type: 'string',
		default: '',
		placeholder: 'e.g. platform-engineer',
		description: 'Keys of the personas of the scoring model it is for, divided by commas',
	},
	{
		displayName: 'Phases',
		name: 'phases',
		type: 'multiOptions',
		options: [
			{ name: 'Care', value: 'care' },
			{ name: 'Do', value: 'do' },
			{ name: 'See', value: 'see' },
			{ name: 'Think', value: 'think' },
		],
		default: [],
		description: 'Phases of the candidate journey it is for',
	},
];

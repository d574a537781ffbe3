import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { databaseFile, modelProperty, storeProperty } from '../shared/properties';
import { storeCredentials } from '../shared/storeCredential';
import { POSTGRES, STORE_PARAMETERS } from '../shared/storePlace';
import { ROUTINGS } from './outputs';

const byBucket = { show: { routeBy: ['bucket'] } };

/** Needed only to show the buckets of a model that is kept in PostgreSQL. */
export const routerCredentials: INodeCredentialDescription[] = storeCredentials.map(
	(credential) => ({
		...credential,
		displayOptions: { show: { routeBy: ['bucket'], store: [POSTGRES] } },
	}),
);

export const properties: INodeProperties[] = [
	{
		displayName:
			'Takes the items of Candidate Score, Candidate Decay or Candidate Medal. Nobody is dropped or rejected: who matches nothing is kept warm.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Route By',
		name: 'routeBy',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: ROUTINGS.medal.label, value: 'medal', description: 'Gold, silver, bronze or none' },
			{
				name: ROUTINGS.route.label,
				value: 'route',
				description:
					'What the model says: hot candidates and applicants to a recruiter, warm ones into nurture',
			},
			{ name: ROUTINGS.phase.label, value: 'phase', description: 'See, Think, Do or Care' },
			{
				name: ROUTINGS.bucket.label,
				value: 'bucket',
				description: 'Hot, warm, lukewarm or cold',
			},
			{
				name: ROUTINGS.threshold.label,
				value: 'threshold',
				description: 'A score of your choice',
			},
		],
		default: 'route',
		description: 'What the outputs stand for',
	},
	{
		...modelProperty,
		displayOptions: byBucket,
		description: 'Whose buckets to choose from',
	},
	{
		displayName: 'Buckets',
		name: 'buckets',
		type: 'multiOptions',
		noDataExpression: true,
		typeOptions: {
			loadOptionsMethod: 'getBuckets',
			loadOptionsDependsOn: ['model', ...STORE_PARAMETERS],
		},
		default: [],
		displayOptions: byBucket,
		description:
			'One output each, in this order, and one for whoever is in none of them. Leave empty for Hot, Warm, Lukewarm and Cold.',
	},
	{
		displayName: 'Threshold',
		name: 'threshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100 },
		default: 70,
		displayOptions: { show: { routeBy: ['threshold'] } },
		description: 'Scores at or above this leave by the first output',
	},
	{
		displayName: 'Only When Crossing',
		name: 'onlyWhenCrossing',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether only candidates who just came to stand somewhere else are sent on; the others leave by No Change',
	},
	{ ...storeProperty, displayOptions: byBucket },
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		// With a slash, so that n8n's editor does not empty it when another way to route is chosen.
		displayOptions: { show: { '/routeBy': ['bucket'] } },
		options: [databaseFile],
	},
];

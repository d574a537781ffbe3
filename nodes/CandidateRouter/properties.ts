import type { INodeProperties } from 'n8n-workflow';
import { ROUTED_DAYS } from '../../lib/store';
import { notice, optionsProperty } from '../shared/formParts';
import { databaseFile, modelProperty, storeProperty } from '../shared/properties';
import { STORE_PARAMETERS } from '../shared/storePlace';
import { ROUTINGS } from './outputs';
import { rulesProperty } from './ruleProperties';

const byBucket = { show: { routeBy: ['bucket'] } };

export const properties: INodeProperties[] = [
	notice(
		'Takes the items of Candidate Score, Candidate Decay, Candidate Medal, Candidate Trigger or Candidate. Nobody is dropped or rejected: who matches nothing is kept warm.',
	),
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
			{
				name: ROUTINGS.rules.label,
				value: 'rules',
				description: 'Outputs and conditions of your own; the first rule that holds counts',
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
		description: 'Whose buckets and phases to choose from, and whose days and outcomes count',
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
	rulesProperty,
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
	{
		displayName: 'Hold Back Who Must Not Be Approached',
		name: 'holdsBack',
		type: 'boolean',
		noDataExpression: true,
		default: true,
		description:
			'Whether candidates who must not be contacted, are snoozed, or are in touch with a recruiter leave by Keep Warm, wherever they belong',
	},
	{
		displayName: 'Cooldown (Days)',
		name: 'cooldownDays',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 0, maxValue: ROUTED_DAYS },
		default: 0,
		description:
			'Nobody leaves by the same output again for so many days, but by No Change; 0 for no cooldown',
	},
	{
		displayName: 'Places of the First Output',
		name: 'capacity',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 0, maxValue: 100_000 },
		default: 0,
		placeholder: 'e.g. 25',
		description:
			'How many candidates the first output takes, say how many a recruiter can call: the best by score, then who was active last. The others leave by the next output; 0 for no limit.',
	},
	{
		displayName: 'Places Are Given Per',
		name: 'capacityPer',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Day', value: 'day' },
			{ name: 'Month', value: 'month' },
			{ name: 'Week', value: 'week' },
		],
		default: 'week',
		displayOptions: { hide: { capacity: [0] } },
		description: 'Who has a place keeps it until then; weeks begin on Monday',
	},
	storeProperty,
	optionsProperty([databaseFile]),
];

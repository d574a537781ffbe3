import type { INodeProperties } from 'n8n-workflow';
import { conditionsProperty } from './conditionProperties';
import { decayProperty } from './decayProperties';
import { fromStart } from './fromStart';
import { moreProperties, pillarProperty, pointsProperty } from './ruleProperties';

const ruleChanges: INodeProperties = {
	displayName: 'Rule Changes',
	name: 'ruleChanges',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Rule Change',
	default: {},
	description: 'Rules of the model that should be worth something else, or go',
	options: [
		{
			displayName: 'Rule',
			name: 'rule',
			values: [
				{
					displayName: 'Rule',
					name: 'rule',
					type: 'options',
					typeOptions: fromStart('getRules'),
					default: '',
					description: 'Which rule to change',
				},
				{
					displayName: 'What to Do',
					name: 'action',
					type: 'options',
					noDataExpression: true,
					options: [
						{ name: 'Change', value: 'change' },
						{ name: 'Remove', value: 'remove' },
					],
					default: 'change',
					description: 'Whether the rule gets other values or goes',
				},
				{
					displayName: 'Changes',
					name: 'changes',
					type: 'collection',
					placeholder: 'Add Change',
					default: {},
					displayOptions: { show: { action: ['change'] } },
					description: 'What is not added here stays as it is',
					options: [...moreProperties, pillarProperty(''), pointsProperty].sort((a, b) =>
						a.displayName.localeCompare(b.displayName),
					),
				},
			],
		},
	],
};

const newRules: INodeProperties = {
	displayName: 'New Rules',
	name: 'newRules',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add New Rule',
	default: {},
	description: 'Events that should be worth points from now on; those already recorded count too',
	options: [
		{
			displayName: 'Rule',
			name: 'rule',
			values: [
				{
					displayName: 'Label',
					name: 'label',
					type: 'string',
					default: '',
					placeholder: 'e.g. Open day visited',
					description: 'What explanations call it',
				},
				{
					displayName: 'Event Type',
					name: 'eventTypes',
					type: 'string',
					default: '',
					placeholder: 'e.g. openday.visited',
					description:
						'Which events count, like vacancy.viewed, or social.* for all that begin so; several separated by commas',
				},
				pointsProperty,
				pillarProperty('activity'),
				conditionsProperty,
				{
					displayName: 'Limits and Decay',
					name: 'more',
					type: 'collection',
					placeholder: 'Add Limit',
					default: {},
					description: 'How often it counts, and how long',
					options: moreProperties,
				},
			],
		},
	],
};

const buckets: INodeProperties = {
	displayName: 'Buckets',
	name: 'buckets',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Bucket',
	default: {},
	description: 'Scores from which candidates are in a bucket; a bucket reaches up to the next one',
	options: [
		{
			displayName: 'Bucket',
			name: 'bucket',
			values: [
				{
					displayName: 'Bucket',
					name: 'bucket',
					type: 'options',
					typeOptions: fromStart('getStartBuckets'),
					default: '',
					description: 'Which bucket to move',
				},
				{
					displayName: 'From',
					name: 'from',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 100 },
					default: 0,
					description: 'The lowest score that is in it',
				},
			],
		},
	],
};

const pillarCaps: INodeProperties = {
	displayName: 'Pillar Caps',
	name: 'pillarCaps',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Pillar Cap',
	default: {},
	description: 'What all rules of a pillar together can be worth',
	options: [
		{
			displayName: 'Pillar Cap',
			name: 'pillarCap',
			values: [
				{
					displayName: 'Pillar',
					name: 'pillar',
					type: 'options',
					typeOptions: fromStart('getCappedPillars'),
					default: '',
					description: 'Which pillar to cap otherwise',
				},
				{
					displayName: 'Cap',
					name: 'cap',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 100 },
					default: 40,
					description: 'The most points of the score it can make up',
				},
			],
		},
	],
};

const settings: INodeProperties = {
	displayName: 'Settings',
	name: 'settings',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'What holds for the whole model',
	options: [
		{
			displayName: 'Golden Candidates',
			name: 'golden',
			type: 'options',
			options: [
				{
					name: 'Must Come Out as Before',
					value: 'mustHold',
					description: 'Changes that make one come out otherwise are refused',
				},
				{
					name: 'Take Over What Changes Make of Them',
					value: 'takeOver',
					description: 'A warning says which come out otherwise, and how',
				},
			],
			default: 'takeOver',
			description: 'What to do about the examples in the model that these changes concern',
		},
		{
			displayName: 'Hysteresis',
			name: 'hysteresisPoints',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 50 },
			default: 5,
			description: 'Points below where a bucket starts at which candidates still stay in it',
		},
		{
			displayName: 'Label',
			name: 'label',
			type: 'string',
			default: '',
			description: 'What lists call the model',
		},
		pillarCaps,
		decayProperty('model', 'How points lose their worth, unless a rule says otherwise'),
		{
			displayName: 'Time Zone',
			name: 'timezone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Europe/Amsterdam',
			description: 'Where a new day begins',
		},
	],
};

/** The changes to a model, without any JSON; empty means no change. */
export const formProperties: INodeProperties[] = [ruleChanges, newRules, buckets, settings];

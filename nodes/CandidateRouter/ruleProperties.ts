import type { INodeProperties } from 'n8n-workflow';
import { STORE_PARAMETERS } from '../shared/storePlace';

/** A list that is filled from the chosen model. */
const fromModel = (loadOptionsMethod: string) => ({
	loadOptionsMethod,
	loadOptionsDependsOn: ['model', ...STORE_PARAMETERS],
});

const number = (
	displayName: string,
	name: string,
	usual: number,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0 },
	default: usual,
	description,
});

const conditions: INodeProperties[] = [
	number('Active Within Days', 'activeWithinDays', 7, 'Was active at most so many days ago'),
	{
		displayName: 'At Least of Grade',
		name: 'minGrade',
		type: 'options',
		options: ['A', 'B', 'C', 'D'].map((grade) => ({ name: grade, value: grade })),
		default: 'B',
		description: 'How well the profile fits: this letter or a better one',
	},
	{
		displayName: 'At Least With Medal',
		name: 'minMedal',
		type: 'options',
		options: [
			{ name: 'Bronze', value: 'bronze' },
			{ name: 'Gold', value: 'gold' },
			{ name: 'Silver', value: 'silver' },
		],
		default: 'bronze',
		description: 'This medal or a higher one',
	},
	{
		displayName: 'Consent',
		name: 'consent',
		type: 'string',
		default: '',
		placeholder: 'e.g. nurture',
		description: 'A purpose that the candidate agreed to',
	},
	{
		displayName: 'Has an Owner',
		name: 'hasOwner',
		type: 'boolean',
		default: true,
		description: 'Whether somebody owns the candidate, as the field owner of the item tells',
	},
	number('Highest Score', 'maxScore', 100, 'Has at most this score'),
	{
		displayName: 'In Buckets',
		name: 'buckets',
		type: 'multiOptions',
		typeOptions: fromModel('getBuckets'),
		default: [],
		description: 'Is in one of these',
	},
	{
		displayName: 'In Phases',
		name: 'phases',
		type: 'multiOptions',
		typeOptions: fromModel('getPhases'),
		default: [],
		description: 'Is in one of these',
	},
	number('Lowest Score', 'minScore', 70, 'Has at least this score'),
	{
		displayName: 'Owners',
		name: 'owners',
		type: 'string',
		default: '',
		placeholder: 'e.g. lisa@example.com, 1234',
		description: 'Belongs to one of these, divided by commas',
	},
	number('Quiet for Days', 'quietForDays', 90, 'Was active at least so many days ago'),
];

/** Rules of one's own: each names an output and what candidates must fulfil for it. */
export const rulesProperty: INodeProperties = {
	displayName: 'Rules',
	name: 'rules',
	type: 'fixedCollection',
	noDataExpression: true,
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Rule',
	default: {},
	displayOptions: { show: { '/routeBy': ['rules'] } },
	description:
		'The first rule all of whose conditions hold decides; who fulfils none leaves by Keep Warm',
	options: [
		{
			displayName: 'Rule',
			name: 'rule',
			values: [
				{
					displayName: 'Output',
					name: 'output',
					type: 'string',
					default: '',
					placeholder: 'e.g. Recruiter',
					description: 'Several rules may lead to the same output',
				},
				{
					displayName: 'Conditions',
					name: 'conditions',
					type: 'collection',
					placeholder: 'Add Condition',
					default: {},
					description: 'All of them must hold; a rule without any holds for everybody',
					options: conditions,
				},
			],
		},
	],
};

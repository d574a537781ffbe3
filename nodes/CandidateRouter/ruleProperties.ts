import type { INodeProperties } from 'n8n-workflow';
import { atLeastGrade, atLeastMedal, count, inBuckets, inPhases } from '../shared/standing';

const conditions: INodeProperties[] = [
	count('Active Within Days', 'activeWithinDays', 7, 'Was active at most so many days ago'),
	atLeastGrade,
	atLeastMedal,
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
	count('Highest Score', 'maxScore', 100, 'Has at most this score'),
	inBuckets,
	inPhases,
	count('Lowest Score', 'minScore', 70, 'Has at least this score'),
	{
		displayName: 'Owners',
		name: 'owners',
		type: 'string',
		default: '',
		placeholder: 'e.g. lisa@example.com, 1234',
		description: 'Belongs to one of these, divided by commas',
	},
	count('Quiet for Days', 'quietForDays', 90, 'Was active at least so many days ago'),
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

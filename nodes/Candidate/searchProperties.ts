import type { INodeProperties } from 'n8n-workflow';
import { count, fromModel, GRADES, KINDS } from '../shared/standing';

// Conditions of collections are named with a slash: n8n's editor empties a collection whose condition names the
// parameter that was changed.
const filtersWhen = { show: { '/operation': ['search'] } };
const forSearch = { show: { operation: ['search'] } };

const score = (name: string, displayName: string, preset: number): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100 },
	default: preset,
});

const FILTERS: INodeProperties[] = [
	count('Active Within Days', 'activeWithinDays', 7, 'Last active so many days ago at most'),
	{
		displayName: 'Buckets',
		name: 'bucket',
		type: 'multiOptions',
		typeOptions: fromModel('getBuckets'),
		default: [],
	},
	{
		displayName: 'Fit Grades',
		name: 'grade',
		type: 'multiOptions',
		options: GRADES,
		default: [],
		description: 'The letter of the fit, where the model asks for the profile',
	},
	score('maxScore', 'Highest Score', 100),
	count('Inactive for Days', 'inactiveForDays', 30, 'Last active longer ago than so many days'),
	{
		displayName: 'Kinds',
		name: 'kind',
		type: 'multiOptions',
		options: KINDS,
		default: [],
		description: 'Candidates, contact persons of clients, or both',
	},
	score('minScore', 'Lowest Score', 0),
	{
		displayName: 'Medals',
		name: 'medal',
		type: 'multiOptions',
		typeOptions: fromModel('getMedals'),
		default: [],
	},
	{
		displayName: 'Phases',
		name: 'phase',
		type: 'multiOptions',
		typeOptions: fromModel('getPhases'),
		default: [],
	},
	{
		displayName: 'Routes',
		name: 'route',
		type: 'multiOptions',
		options: [
			{ name: 'Care', value: 'care' },
			{ name: 'Keep Warm', value: 'keepWarm' },
			{ name: 'Nurture', value: 'nurture' },
			{ name: 'Recruiter', value: 'recruiter' },
		],
		default: [],
		description: 'Where the model sends them',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: '',
		placeholder: 'e.g. nurse, or @example.com',
		description:
			'Part of an email address, an ID or a value of the profile. Reads everybody: in a large store combine it with nothing that is urgent.',
	},
	{
		displayName: 'Viewed Vacancy',
		name: 'viewed',
		type: 'string',
		default: '',
		placeholder: 'e.g. nurse-utrecht',
		description: 'The vacancy as your career site calls it; finds who viewed it',
	},
];

/** What to search for, and how much of it. */
export const searchProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		displayOptions: forSearch,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { operation: ['search'], returnAll: [false] } },
		description: 'Max number of results to return',
	},
	{
		displayName: 'Skip',
		name: 'skip',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		displayOptions: { show: { operation: ['search'], returnAll: [false] } },
		description: 'How many results to pass over, to get the next page',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		displayOptions: filtersWhen,
		description: 'Only candidates for whom all of these hold; none means everybody',
		options: FILTERS,
	},
];

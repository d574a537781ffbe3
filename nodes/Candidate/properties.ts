import type { INodeProperties } from 'n8n-workflow';
import {
	fieldNamesProperty,
	modelProperty,
	readOptions,
	storeProperty,
} from '../shared/properties';
import { STORE_PARAMETERS } from '../shared/storePlace';

const forOne = { show: { operation: ['get', 'explain'] } };
const forSearch = { show: { operation: ['search'] } };

// Conditions of collections are named with a slash: n8n's editor empties a collection whose condition names the
// parameter that was changed.
const filtersWhen = { show: { '/operation': ['search'] } };
const fieldNamesWhen = { show: { '/operation': ['get', 'explain'], '/findBy': ['item'] } };

/** A list that is filled from the chosen model. */
const fromModel = (loadOptionsMethod: string) => ({
	loadOptionsMethod,
	loadOptionsDependsOn: ['model', ...STORE_PARAMETERS],
});

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	displayOptions: filtersWhen,
	description: 'Only candidates for whom all of these hold; none means everybody',
	options: [
		{
			displayName: 'Buckets',
			name: 'bucket',
			type: 'multiOptions',
			typeOptions: fromModel('getBuckets'),
			default: [],
		},
		{
			displayName: 'Highest Score',
			name: 'maxScore',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 100,
		},
		{
			displayName: 'Lowest Score',
			name: 'minScore',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100 },
			default: 0,
		},
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
	],
};

export const properties: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Explain',
				value: 'explain',
				description: 'Show line by line where a score comes from',
				action: 'Explain the score of a candidate',
			},
			{
				name: 'Get',
				value: 'get',
				description: 'Get where a candidate stands',
				action: 'Get a candidate',
			},
			{
				name: 'Search',
				value: 'search',
				description: 'Find candidates by bucket, phase, medal or score, hottest first',
				action: 'Search candidates',
			},
		],
		default: 'search',
	},
	modelProperty,
	{
		displayName: 'Find By',
		name: 'findBy',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'ATS ID', value: 'externalId' },
			{ name: 'Candidate ID', value: 'candidateId' },
			{ name: 'Email', value: 'email' },
			{
				name: 'Fields of the Item',
				value: 'item',
				description: 'Take candidateId, email, externalId, hubspotId or visitorId from each item',
			},
			{ name: 'HubSpot ID', value: 'hubspotId' },
			{ name: 'Visitor ID', value: 'visitorId' },
		],
		default: 'item',
		displayOptions: forOne,
	},
	{
		displayName: 'Value',
		name: 'findValue',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. name@example.com',
		displayOptions: {
			show: {
				operation: ['get', 'explain'],
				findBy: ['candidateId', 'email', 'externalId', 'hubspotId', 'visitorId'],
			},
		},
		description: 'The value that belongs to exactly one candidate',
	},
	{
		...fieldNamesProperty(['email', 'visitorId', 'externalId', 'hubspotId']),
		displayOptions: fieldNamesWhen,
	},
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
	filters,
	storeProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: readOptions,
	},
];

import type { INodeProperties } from 'n8n-workflow';
import { operationProperty, optionsProperty } from '../shared/formParts';
import { offer } from '../shared/operation';
import { modelProperty, personNames, readOptions, storeProperty } from '../shared/properties';
import { actProperties } from './actProperties';
import { OPERATIONS } from './operations';
import { rightsProperties } from './rightsProperties';
import { searchProperties } from './searchProperties';

/** Operations on the candidate each item names. */
const FOR_ONE = [
	'get',
	'explain',
	'recordEvent',
	'recordProfile',
	'override',
	'endOverride',
	'snooze',
	'verdict',
	'consent',
	'merge',
	'export',
	'erase',
];

const forOne = { show: { operation: FOR_ONE } };

// Conditions of collections are named with a slash: n8n's editor empties a collection whose condition names the
// parameter that was changed.
const fieldNamesWhen = { show: { '/operation': FOR_ONE, '/findBy': ['item'] } };

export const properties: INodeProperties[] = [
	operationProperty(offer(OPERATIONS), 'search'),
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
				operation: FOR_ONE,
				findBy: ['candidateId', 'email', 'externalId', 'hubspotId', 'visitorId'],
			},
		},
		description: 'The value that belongs to exactly one candidate',
	},
	{ ...personNames, displayOptions: fieldNamesWhen },
	...searchProperties,
	...actProperties,
	...rightsProperties,
	storeProperty,
	optionsProperty(readOptions),
];

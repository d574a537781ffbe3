import type { INodeProperties } from 'n8n-workflow';
import { USUAL_FIELDS } from '../../lib/hubspot';
import { authenticationProperty, hubSpotCredentials } from '../shared/hubSpot';
import { notice, operationProperty, optionsProperty } from '../shared/formParts';
import { databaseFile, modelProperty, storeProperty } from '../shared/properties';
import { storeCredentials } from '../shared/storeCredential';

export const credentials = [...hubSpotCredentials(), ...storeCredentials];

const when = (operation: string) => ({ show: { operation: [operation] } });

// Named with a slash: n8n's editor empties a collection whose condition names the parameter that was changed.
const inOptions = (operation: string) => ({ show: { '/operation': [operation] } });

const operation = operationProperty(
	[
		{
			name: 'Count Buckets',
			value: 'countBuckets',
			description: 'Compare how many candidates HubSpot counts in each bucket with our own count',
			action: 'Count buckets on both sides',
		},
		{
			name: 'Pull',
			value: 'pull',
			description: 'Hear from HubSpot: profiles, opt-outs, verdicts of recruiters, tasks done',
			action: 'Hear what changed',
		},
		{
			name: 'Push',
			value: 'push',
			description: 'Write scores, buckets and medals to the contacts in HubSpot',
			action: 'Show who changed',
		},
		{
			name: 'Set Up',
			value: 'setUp',
			description:
				'Add the properties and segments that HubSpot lacks; run it once, and again any time',
			action: 'Add what is missing',
		},
	],
	'push',
);

const fields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: { mapping: USUAL_FIELDS.map((mapping) => ({ ...mapping })) },
	displayOptions: { show: { '/operation': ['pull'] } },
	description:
		'Which properties of HubSpot’s contacts fill which fields of the profile. A blank never replaces what is known, and what was heard later elsewhere stays.',
	options: [
		{
			displayName: 'Field',
			name: 'mapping',
			values: [
				{
					displayName: 'HubSpot Property',
					name: 'property',
					type: 'string',
					default: '',
					placeholder: 'e.g. jobtitle',
					description: 'Internal name of the property in HubSpot',
				},
				{
					displayName: 'Profile Field',
					name: 'field',
					type: 'string',
					default: '',
					placeholder: 'e.g. function',
					description: 'Name of the field as the scoring model asks for it',
				},
			],
		},
	],
};

export const properties: INodeProperties[] = [
	notice(
		'Runs once, however many items come in. Push only writes who changed since the last push: put it behind the daily Candidate Decay.',
	),
	operation,
	authenticationProperty,
	modelProperty,
	{
		displayName: 'Only Show What Is Missing',
		name: 'onlyShow',
		type: 'boolean',
		default: false,
		displayOptions: when('setUp'),
		description:
			'Whether to leave HubSpot as it is and only show what would be added. Nothing is ever removed or renamed.',
	},
	{
		displayName: 'Candidates',
		name: 'which',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Changed Since the Last Push',
				value: 'changed',
				description: 'Those of whom HubSpot does not have everything',
			},
			{
				name: 'All',
				value: 'all',
				description: 'Also those who did not change, say because somebody edited them in HubSpot',
			},
		],
		default: 'changed',
		displayOptions: when('push'),
		description: 'Whom to write to HubSpot',
	},
	fields,
	{
		displayName: 'Count By',
		name: 'countBy',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Segments',
				value: 'segments',
				description: 'The sizes of the segments that Set Up made',
			},
			{
				name: 'Search',
				value: 'search',
				description: 'One search for each bucket; works without any right to segments',
			},
		],
		default: 'segments',
		displayOptions: when('countBuckets'),
		description: 'How HubSpot counts',
	},
	storeProperty,
	optionsProperty([
		{
			displayName: 'Add Unknown Contacts',
			name: 'addUnknown',
			type: 'boolean',
			default: false,
			displayOptions: inOptions('pull'),
			description:
				'Whether contacts with an e-mail address whom nobody here knows become candidates. Clients in the same HubSpot would as well.',
		},
		databaseFile,
		{
			displayName: 'Read Before Writing',
			name: 'readFirst',
			type: 'boolean',
			default: false,
			displayOptions: inOptions('push'),
			description:
				'Whether to read each contact first and write only what differs. Takes twice the calls; for accounts in which others write the same properties.',
		},
		{
			displayName: 'Read Everything Again',
			name: 'everything',
			type: 'boolean',
			default: false,
			displayOptions: inOptions('pull'),
			description:
				'Whether to read all contacts and tasks, not only those changed since the last time',
		},
	]),
];

import type { INodeProperties } from 'n8n-workflow';
import { notice, optionsProperty } from '../shared/formParts';
import {
	fieldNamesProperty,
	modelProperty,
	storeProperty,
	writeOptions,
} from '../shared/properties';

export const properties: INodeProperties[] = [
	notice(
		'Each item is one event: who (email, visitorId or externalId), what (type, like vacancy.viewed) and when (occurredAt). A Webhook item may carry a list of them. The result is one item per candidate.',
	),
	modelProperty,
	{
		displayName: 'Default Event Type',
		name: 'eventType',
		type: 'string',
		default: '',
		placeholder: 'e.g. vacancy.viewed',
		description: 'What happened, for items that do not say so themselves',
	},
	fieldNamesProperty([
		'eventId',
		'type',
		'occurredAt',
		'email',
		'visitorId',
		'externalId',
		'hubspotId',
		'subject',
		'source',
		'channel',
		'campaign',
		'consent',
		'kind',
		'properties',
	]),
	storeProperty,
	optionsProperty([
		...writeOptions,
		{
			displayName: 'People Are',
			name: 'kind',
			type: 'options',
			options: [
				{ name: 'Candidates', value: 'candidate' },
				{ name: 'Client Contacts', value: 'contact' },
			],
			default: 'candidate',
			description: 'What new people are, where an event does not say so',
		},
	]),
];

import type { INodeProperties } from 'n8n-workflow';
import {
	fieldNamesProperty,
	modelProperty,
	storeProperty,
	writeOptions,
} from '../shared/properties';

export const properties: INodeProperties[] = [
	{
		displayName:
			'Each item is a new application status: who (email or ATS ID), status (like Intake processed, Proposed or Hired), when, and which vacancy. A medal, once earned, is never lost.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	modelProperty,
	fieldNamesProperty([
		'eventId',
		'occurredAt',
		'email',
		'externalId',
		'hubspotId',
		'visitorId',
		'status',
		'subject',
	]),
	storeProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			...writeOptions,
			{
				displayName: 'Only New Medals',
				name: 'onlyNew',
				type: 'boolean',
				default: false,
				description: 'Whether to return only candidates who earned a medal just now',
			},
		],
	},
];

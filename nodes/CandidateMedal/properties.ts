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
		'Each item is a new application status: who (email or ATS ID), status (like Intake processed, Proposed or Hired), when, and which vacancy. A medal, once earned, is never lost.',
	),
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
	optionsProperty([
		...writeOptions,
		{
			displayName: 'Only New Medals',
			name: 'onlyNew',
			type: 'boolean',
			default: false,
			description: 'Whether to return only candidates who earned a medal just now',
		},
	]),
];

import type { INodeProperties } from 'n8n-workflow';
import { textProperties } from './mails';
import { collectionFor, forOperations } from './operation';

/** Writing a mail that belongs to no sequence. */
export const singleProperties: INodeProperties[] = [
	{
		displayName: 'Name of the Mail',
		name: 'mailName',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. Application received',
		displayOptions: forOperations('sendOne'),
		description:
			'What you call it; candidates do not see it. Two mails of the same name are the same mail, which nobody gets twice.',
	},
	{
		displayName: 'Texts',
		name: 'texts',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Language',
		default: {},
		displayOptions: collectionFor('sendOne'),
		description:
			'What it says, in each language. Candidates get their own; the first one is for everybody else. Besides the fields of a series there are those of the item: {{ item.appointmentAt }}.',

		options: [{ displayName: 'Text', name: 'text', values: textProperties }],
	},
	{
		displayName: 'What It Is',
		name: 'mailKind',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Something Between You and the Candidate',
				value: 'askedFor',
				description:
					'An appointment, an answer, an application that came in. Goes out at any hour, also to who unsubscribed from series; not to addresses that bounced, complained or were suppressed by hand.',
			},
			{
				name: 'Something to Interest Them',
				value: 'promotion',
				description:
					'Keeps to everything a series keeps to: unsubscribing, hours, quiet after a recruiter, mails in a week',
			},
		],
		default: 'askedFor',
		displayOptions: forOperations('sendOne'),
		description:
			'Whether the candidate needs no consent to get it. Advertising is never something between you, whatever it is called.',
	},
	{
		displayName: 'Once',
		name: 'once',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'A Day', value: 'day', description: 'By the clock of the scoring model' },
			{ name: 'And Never Again', value: 'ever' },
			{
				name: 'For Each Value of a Field',
				value: 'field',
				description: 'Say for each appointment, by its ID',
			},
		],
		default: 'day',
		displayOptions: forOperations('sendOne'),
		description:
			'How often a candidate can get this mail. The same occasion again sends nothing, also when a run is repeated or n8n was killed.',
	},
	{
		displayName: 'Field That Tells Occasions Apart',
		name: 'onceField',
		type: 'string',
		requiresDataPath: 'single',
		default: 'momentId',
		displayOptions: { show: { operation: ['sendOne'], once: ['field'] } },
		description: 'Field of the items. What Candidate Trigger gives has momentId.',
	},
	{
		displayName: 'Then',
		name: 'singleThen',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Only Show It', value: 'show', description: 'To look at; nothing is sent or kept' },
			{ name: 'Send It', value: 'send' },
		],
		default: 'send',
		displayOptions: forOperations('sendOne'),
		description: 'What becomes of the mail',
	},
];

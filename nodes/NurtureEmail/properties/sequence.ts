import type { INodeProperties } from 'n8n-workflow';
import { STORE_PARAMETERS } from '../../shared/storePlace';
import { audienceProperties } from './audience';
import { mailsProperty } from './mails';
import { forOperations } from './operation';

const settings: INodeProperties[] = [
	...audienceProperties,
	{
		displayName: 'Again After (Days)',
		name: 'againAfterDays',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 3650 },
		default: 180,
		description: 'How long after its end somebody may enter again. Without it nobody enters twice.',
	},
	{
		displayName: 'Ends When',
		name: 'exits',
		type: 'multiOptions',
		options: [
			{ name: 'Answered a Mail', value: 'replied' },
			{ name: 'Application Sent', value: 'applied' },
			{ name: 'Appointment Made', value: 'appointment' },
			{ name: 'Became Hot', value: 'hot' },
			{ name: 'Vacancy Closed', value: 'vacancyClosed' },
		],
		default: ['applied', 'appointment', 'replied', 'hot', 'vacancyClosed'],
		description:
			'What ends it before its last mail. Unsubscribing, a complaint and a dead address always do.',
	},
	{
		displayName: 'From (Time of Day)',
		name: 'from',
		type: 'string',
		default: '08:00',
		description: 'Mails go out from this time on, by the clock of the candidate',
	},
	{
		displayName: 'Hold Out (%)',
		name: 'holdoutPercent',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 50 },
		default: 5,
		description: 'Share of candidates who get no nurture mail, so that its effect can be measured',
	},
	{
		displayName: 'Key',
		name: 'key',
		type: 'string',
		default: '',
		placeholder: 'e.g. welcome',
		description:
			'Made from the name when left empty. The same key makes a new version of a sequence.',
	},
	{
		displayName: 'Until (Time of Day)',
		name: 'to',
		type: 'string',
		default: '20:00',
		description: 'No mail goes out from this time on',
	},
	{
		displayName: 'Weekdays',
		name: 'weekdays',
		type: 'multiOptions',

		options: [
			{ name: 'Monday', value: 1 },
			{ name: 'Tuesday', value: 2 },
			{ name: 'Wednesday', value: 3 },
			{ name: 'Thursday', value: 4 },
			{ name: 'Friday', value: 5 },
			{ name: 'Saturday', value: 6 },
			{ name: 'Sunday', value: 7 },
		],
		default: [1, 2, 3, 4, 5],
		description: 'Days on which mails go out',
	},
];

/** Writing a sequence. */
export const sequenceProperties: INodeProperties[] = [
	{
		displayName: 'Start From',
		name: 'startFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Example', value: 'example', description: 'One of the examples as it comes' },
			{ name: 'Form', value: 'form', description: 'Write the mails here' },
			{ name: 'JSON', value: 'json', description: 'As Get Sequence gives it' },
		],
		default: 'form',
		displayOptions: forOperations('saveSequence'),
		description: 'What the sequence is made from',
	},
	{
		displayName: 'Name of the Sequence',
		name: 'sequenceName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Welcome to the talent pool',
		displayOptions: { show: { operation: ['saveSequence'], startFrom: ['form'] } },
		description: 'What you call it',
	},
	mailsProperty,
	{
		displayName: 'Settings',
		name: 'sequenceSettings',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		displayOptions: { show: { '/operation': ['saveSequence'], '/startFrom': ['form'] } },
		options: settings.toSorted((a, b) => a.displayName.localeCompare(b.displayName)),
		description: 'For whom it is, when mails go out, and what ends it',
	},
	{
		displayName: 'Sequence',
		name: 'json',
		type: 'json',
		typeOptions: { rows: 12 },
		default: '{}',
		displayOptions: { show: { operation: ['saveSequence'], startFrom: ['json'] } },
		description: 'A sequence, its key, label and steps, as Get Sequence gives it',
	},
	{
		displayName: 'Example',
		name: 'example',
		type: 'options',
		noDataExpression: true,
		typeOptions: { loadOptionsMethod: 'getExamples', loadOptionsDependsOn: STORE_PARAMETERS },
		default: 'think',
		displayOptions: { show: { operation: ['saveSequence'], startFrom: ['example'] } },
		description: 'Which example to publish as it comes',
	},
	{
		displayName: 'Then',
		name: 'then',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Keep as a Draft', value: 'draft', description: 'To look at with Preview first' },
			{ name: 'Publish', value: 'publish', description: 'Candidates enter it from now on' },
		],
		default: 'publish',
		displayOptions: forOperations('saveSequence'),
		description: 'What becomes of it when nothing is wrong about it',
	},
	{
		displayName: 'Move Those Who Are in It',
		name: 'moveRunning',
		type: 'boolean',
		default: false,
		displayOptions: { show: { operation: ['saveSequence'], then: ['publish'] } },
		description:
			'Whether candidates who are in it go on with the new version. Otherwise they keep the one they entered.',
	},
	{
		displayName: 'Note',
		name: 'note',
		type: 'string',
		default: '',
		placeholder: 'e.g. Shorter first mail',
		displayOptions: forOperations('saveSequence'),
		description: 'Why it was changed, for who looks back later',
	},
];

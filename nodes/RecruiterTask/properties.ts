import type { INodeProperties } from 'n8n-workflow';
import { PHONE_SCRIPT } from '../../lib/hubspot';
import { authenticationProperty, hubSpotCredentials } from '../shared/hubSpot';
import { notice, optionsProperty } from '../shared/formParts';
import { databaseFile, modelProperty, personNames, storeProperty } from '../shared/properties';
import { storeCredentials } from '../shared/storeCredential';

const inHubSpot = { deliverTo: ['hubSpot'] };

export const credentials = [...hubSpotCredentials(inHubSpot), ...storeCredentials];

const assignment: INodeProperties[] = [
	{
		displayName: 'Assign To',
		name: 'assignTo',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Nobody', value: 'nobody', description: 'Whoever takes it' },
			{ name: 'One Recruiter', value: 'one', description: 'Always the same' },
			{
				name: 'Recruiters in Turn',
				value: 'turn',
				description: 'Each after the other, also from one run to the next',
			},
			{
				name: 'Whoever Has Least',
				value: 'load',
				description: 'By open tasks in HubSpot, up to a limit; only for tasks in HubSpot',
			},
		],
		default: 'nobody',
		description: 'Who is to follow up',
	},
	{
		displayName: 'Recruiter',
		name: 'recruiter',
		type: 'string',
		default: '',
		placeholder: 'name@agency.example',
		displayOptions: { show: { assignTo: ['one'] } },
		description: 'E-mail address the recruiter logs in to HubSpot with',
	},
	{
		displayName: 'Recruiters',
		name: 'recruiters',
		type: 'string',
		default: '',
		placeholder: 'anna@agency.example, bert@agency.example',
		displayOptions: { show: { assignTo: ['turn', 'load'] } },
		description: 'E-mail addresses they log in to HubSpot with, with commas in between',
	},
	{
		displayName: 'Most Open Tasks',
		name: 'capacity',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 20,
		displayOptions: { show: { assignTo: ['load'] } },
		description: 'Who has as many open tasks gets no more; beyond that tasks are nobody’s',
	},
];

const dueDate: INodeProperties[] = [
	{
		displayName: 'Follow Up Within (Hours)',
		name: 'withinHours',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 4,
		description: 'Working hours until the task is due. Nights, weekends and holidays do not count.',
	},
	{
		displayName: 'Other Hours by Reason',
		name: 'hoursByReason',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Reason',
		default: {},
		description: 'Where one reason is more urgent than another',
		options: [
			{
				displayName: 'Reason',
				name: 'entry',
				values: [
					{
						displayName: 'Reason',
						name: 'reason',
						type: 'string',
						default: '',
						placeholder: 'e.g. Became hot',
						description: 'As it stands in Reason',
					},
					{
						displayName: 'Hours',
						name: 'hours',
						type: 'number',
						typeOptions: { minValue: 0 },
						default: 4,
						description: 'Working hours until the task is due',
					},
				],
			},
		],
	},
];

const workingHours: INodeProperties = {
	displayName: 'Working Hours',
	name: 'workingHours',
	type: 'collection',
	placeholder: 'Add Setting',
	default: {},
	description: 'Monday to Friday from 09:00 to 17:30, and Dutch holidays, unless you say otherwise',
	options: [
		{
			displayName: 'Days',
			name: 'weekdays',
			type: 'multiOptions',
			options: [
				{ name: 'Friday', value: 5 },
				{ name: 'Monday', value: 1 },
				{ name: 'Saturday', value: 6 },
				{ name: 'Sunday', value: 7 },
				{ name: 'Thursday', value: 4 },
				{ name: 'Tuesday', value: 2 },
				{ name: 'Wednesday', value: 3 },
			],
			default: [1, 2, 3, 4, 5],
			description: 'On which days recruiters work',
		},
		{
			displayName: 'From',
			name: 'from',
			type: 'string',
			default: '09:00',
			description: 'When the working day begins',
		},
		{
			displayName: 'Holidays Of',
			name: 'holidays',
			type: 'string',
			default: 'NL',
			placeholder: 'e.g. BE, or DE-BY',
			description:
				'Country code of two letters, with a state where it has holidays of its own. Empty for none.',
		},
		{
			displayName: 'Time Zone',
			name: 'timezone',
			type: 'string',
			default: '',
			placeholder: 'e.g. Europe/Brussels',
			description: 'Leave empty for that of the scoring model',
		},
		{
			displayName: 'To',
			name: 'to',
			type: 'string',
			default: '17:30',
			description: 'When the working day ends',
		},
	],
};

const phoneScript: INodeProperties = {
	displayName: 'Phone Script',
	name: 'phoneScript',
	type: 'collection',
	placeholder: 'Add Phase',
	default: {},
	description: 'How to begin the conversation, where you want to say it in your own words',
	options: Object.entries(PHONE_SCRIPT)
		.map(([phase, line]): INodeProperties => ({
			displayName: phase[0].toUpperCase() + phase.slice(1),
			name: phase,
			type: 'string',
			typeOptions: { rows: 2 },
			default: line,
			description: 'What to say to somebody in this phase',
		}))
		.sort((a, b) => a.displayName.localeCompare(b.displayName)),
};

export const properties: INodeProperties[] = [
	notice(
		'Each item is one candidate, as a Candidate Router or Candidate Score gives it. A candidate has one open task for each reason, however often this node runs.',
	),
	{
		displayName: 'Give the Task',
		name: 'deliverTo',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'In HubSpot',
				value: 'hubSpot',
				description: 'As a task on the contact, which is made where there is none',
			},
			{
				name: 'As an Item',
				value: 'item',
				description: 'For another ATS, a chat or a mail: with all a recruiter should know',
			},
		],
		default: 'hubSpot',
		description: 'Where the recruiter finds it',
	},
	authenticationProperty,
	modelProperty,
	{
		displayName: 'Reason',
		name: 'reason',
		type: 'string',
		default: 'Time to call',
		description: 'Why there is a task, in a few words. It stands first in its title.',
	},
	...assignment,
	...dueDate,
	workingHours,
	phoneScript,
	personNames,
	storeProperty,
	optionsProperty([
		databaseFile,
		{
			displayName: 'Hold Back Meanwhile',
			name: 'holdBack',
			type: 'boolean',
			default: true,
			description:
				'Whether nurture mails wait, and routers keep the candidate warm, until the task is done or a verdict is recorded, for 14 days at most',
		},
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'options',
			options: [
				{ name: 'High', value: 'HIGH' },
				{ name: 'Low', value: 'LOW' },
				{ name: 'Medium', value: 'MEDIUM' },
			],
			default: 'HIGH',
			description: 'How HubSpot shows it',
		},
		{
			displayName: 'Type',
			name: 'type',
			type: 'options',
			options: [
				{ name: 'Call', value: 'CALL' },
				{ name: 'Email', value: 'EMAIL' },
				{ name: 'To Do', value: 'TODO' },
			],
			default: 'CALL',
			description: 'What the recruiter is to do',
		},
	]),
];

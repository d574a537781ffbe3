import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { operationProperty, optionsProperty } from '../shared/formParts';
import { databaseFile, modelProperty, storeProperty } from '../shared/properties';
import { QUESTIONS } from './questions';
import { outcome } from '../shared/standing';

const questionOptions: INodePropertyOptions[] = Object.entries(QUESTIONS).map(
	([value, { name, description }]) => ({ name, value, description }),
);

const operation = operationProperty(
	[
		{
			name: 'Draw Charts',
			value: 'charts',
			description: 'Make a picture (SVG) of each answer, to put into a mail or a report',
			action: 'Draw charts about candidates',
		},
		{
			name: 'Get Figures',
			value: 'figures',
			description: 'Get the figures of one question, one item per line',
			action: 'Get figures about candidates',
		},
		{
			name: 'Make Dashboard',
			value: 'dashboard',
			description: 'Make one web page that answers all questions and works offline',
			action: 'Make a dashboard about candidates',
		},
	],
	'dashboard',
);

const question: INodeProperties = {
	displayName: 'Question',
	name: 'question',
	type: 'options',
	noDataExpression: true,
	options: questionOptions,
	default: 'buckets',
	displayOptions: { show: { operation: ['figures'] } },
	description: 'What to tell about the candidates',
};

const questions: INodeProperties = {
	displayName: 'Questions',
	name: 'questions',
	type: 'multiOptions',
	noDataExpression: true,
	options: questionOptions,
	default: [
		'buckets',
		'campaigns',
		'channels',
		'content',
		'quality',
		'lift',
		'medals',
		'phases',
		'scores',
		'sources',
		'placements',
		'trend',
		'vacancies',
	],
	displayOptions: { show: { operation: ['charts', 'dashboard'] } },
	description: 'What to tell about the candidates',
};

const days: INodeProperties = {
	displayName: 'Days',
	name: 'days',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 730 },
	default: 90,
	description: 'How many days to tell of, up to today',
};

const options = optionsProperty([
	{
		displayName: 'Also as a Mail',
		name: 'withMail',
		type: 'boolean',
		default: false,
		displayOptions: { show: { '/operation': ['dashboard'] } },
		description:
			'Whether to add mailHtml, the answers as a mail, and the pictures it shows as files; their names stand in pictureNames',
	},
	{
		displayName: 'Candidates Looked At',
		name: 'sample',
		type: 'number',
		typeOptions: { minValue: 100 },
		default: 20000,
		description:
			'Where there are more candidates, an even sample of about so many is looked at for content, channels, vacancies and scores. Who stands where is always counted of everybody.',
	},
	{
		displayName: 'Colours',
		name: 'colours',
		type: 'options',
		options: [
			{ name: 'Dark', value: 'dark' },
			{ name: 'Light', value: 'light' },
		],
		default: 'light',
		displayOptions: { show: { '/operation': ['charts'] } },
		description: 'The ground the pictures stand on; the dashboard follows the reader',
	},
	databaseFile,
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		options: [
			{ name: 'PNG', value: 'png', description: 'For mails and documents' },
			{ name: 'SVG', value: 'svg', description: 'For web pages, sharp at any size' },
		],
		default: 'svg',
		displayOptions: { show: { '/operation': ['charts'] } },
		description: 'Mail programs show PNG, and no SVG',
	},
	{
		displayName: 'Recruiter Capacity',
		name: 'capacity',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 100,
		description:
			'How many candidates your recruiters can follow up; the score is judged by as many of the best',
	},
	{
		displayName: 'Within Days',
		name: 'withinDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 365 },
		default: 30,
		description: 'Within how many days the outcome must come about to count',
	},
]);

export const properties: INodeProperties[] = [
	operation,
	question,
	questions,
	days,
	outcome('What counts as success when content, channels and scores are judged'),
	modelProperty,
	storeProperty,
	options,
];

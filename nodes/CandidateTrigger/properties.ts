import type { INodeProperties } from 'n8n-workflow';
import { notice, optionsProperty } from '../shared/formParts';
import { databaseFile, modelProperty, storeProperty } from '../shared/properties';
import {
	atLeastGrade,
	atLeastMedal,
	fromModel,
	inBuckets,
	inPhases,
	KINDS,
} from '../shared/standing';

const moments: INodeProperties = {
	displayName: 'Moments',
	name: 'moments',
	type: 'multiOptions',
	noDataExpression: true,
	options: [
		{
			name: 'Bucket Entered',
			value: 'bucketEntered',
			description: 'For the first time, say became hot',
		},
		{
			name: 'Bucket Entered Again',
			value: 'bucketReentered',
			description: 'Was in it before, had left it, and is back',
		},
		{ name: 'Bucket Left', value: 'bucketLeft', description: 'Say is not hot any more' },
		{ name: 'Came Back', value: 'returned', description: 'Was away for long, and views vacancies' },
		{ name: 'Medal Earned', value: 'medalEarned', description: 'A medal is never lost' },
		{ name: 'Phase Entered', value: 'phaseEntered', description: 'For the first time' },
		{
			name: 'Phase Entered Again',
			value: 'phaseReentered',
			description: 'Was in it before, had left it, and is back',
		},
		{ name: 'Phase Left', value: 'phaseLeft', description: 'Say gave up searching' },
		{
			name: 'Sequence Finished',
			value: 'sequenceFinished',
			description: 'Got the last mail of a nurture sequence',
		},
	],
	default: ['bucketEntered', 'bucketReentered'],
	description: 'What starts the workflow, once each',
};

const places: INodeProperties[] = [
	{
		displayName: 'Buckets',
		name: 'buckets',
		type: 'multiOptions',
		noDataExpression: true,
		typeOptions: fromModel('getBuckets'),
		default: ['hot'],
		displayOptions: { show: { moments: ['bucketEntered', 'bucketReentered', 'bucketLeft'] } },
		description: 'Which buckets are entered or left; empty for any',
	},
	{
		displayName: 'Phases',
		name: 'phases',
		type: 'multiOptions',
		noDataExpression: true,
		typeOptions: fromModel('getPhases'),
		default: [],
		displayOptions: { show: { moments: ['phaseEntered', 'phaseReentered', 'phaseLeft'] } },
		description: 'Which phases are entered or left; empty for any',
	},
	{
		displayName: 'Medals',
		name: 'medals',
		type: 'multiOptions',
		noDataExpression: true,
		typeOptions: fromModel('getMedals'),
		default: [],
		displayOptions: { show: { moments: ['medalEarned'] } },
		description: 'Which medals; empty for any',
	},
	{
		displayName: 'Sequences',
		name: 'sequences',
		type: 'string',
		default: '',
		placeholder: 'e.g. welcome, salary-guide',
		displayOptions: { show: { moments: ['sequenceFinished'] } },
		description: 'Keys of nurture sequences, divided by commas; empty for any',
	},
];

const filters: INodeProperties = {
	displayName: 'Only Candidates Who Are',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	description: 'How candidates stand now, when the workflow starts; all of these must hold',
	options: [
		atLeastGrade,
		atLeastMedal,
		inBuckets,
		inPhases,
		{
			displayName: 'Of Kind',
			name: 'kind',
			type: 'options',
			options: KINDS,
			default: 'candidate',
			description: 'Candidates or contact persons of clients',
		},
	],
};

const options = optionsProperty([
	databaseFile,
	{
		displayName: 'Items per Run',
		name: 'batchSize',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 1000 },
		default: 100,
		description: 'How many moments one execution gets at most',
	},
	{
		displayName: 'Seconds Between Looks',
		name: 'everySeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3600 },
		default: 10,
		description: 'How soon a moment starts the workflow',
	},
]);

export const properties: INodeProperties[] = [
	notice(
		'Every moment starts the workflow once. While it is not published, or n8n is down, moments wait. One that comes again within the cooldown of the model starts nothing. Should n8n be killed in the middle of a run, the moments of that run come again: where that matters, put Remove Duplicates behind this node, by momentId.',
	),
	{ ...modelProperty, description: 'Whose buckets, phases and medals count' },
	moments,
	...places,
	{
		displayName: 'On First Publishing, Also the Last Days',
		name: 'backlogDays',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 3650 },
		default: 0,
		description:
			'Moments of so many days before also start the workflow when it is published for the first time; 0 for none',
	},
	filters,
	storeProperty,
	options,
];

import type { INodeProperties } from 'n8n-workflow';
import { outcome } from '../../shared/standing';

const whenCalibrating = { operation: ['calibrate'] };
const fromLedger = { ...whenCalibrating, learnFrom: ['ledger'] };
const fromItems = { ...whenCalibrating, learnFrom: ['items'] };

/** What points are learned from, and where to. */
export const calibrateProperties: INodeProperties[] = [
	{
		displayName: 'Learn From',
		name: 'learnFrom',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Recorded Events',
				value: 'ledger',
				description: 'What candidates in the store did, and what became of them',
			},
			{
				name: 'Input Items',
				value: 'items',
				description: 'Rows of another system, each with what became of it, such as a CSV of leads',
			},
		],
		default: 'ledger',
		displayOptions: { show: whenCalibrating },
		description: 'Where it is known what candidates did and what became of them',
	},
	{
		...outcome('What points should foretell; at least 20 candidates must have come so far'),
		displayOptions: { show: fromLedger },
	},
	{
		displayName: 'Within Days',
		name: 'withinDays',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 365 },
		default: 30,
		displayOptions: { show: fromLedger },
		description:
			'How far ahead the points should look. Candidates whose days are not over yet are left out.',
	},
	{
		displayName: 'Recruiter Capacity',
		name: 'capacity',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		displayOptions: { show: fromLedger },
		description:
			'How many hot candidates your recruiters can follow up at the same time; the threshold of the hottest bucket is set to that. 0 keeps as many candidates in each bucket as now.',
	},
	{
		displayName: 'Outcome Field',
		name: 'outcomeField',
		type: 'string',
		requiresDataPath: 'single',
		default: 'outcome',
		displayOptions: { show: fromItems },
		description:
			'The field that tells what became of the row: 1, true, yes or ja for who got there',
	},
	{
		displayName: 'Fields to Leave Out',
		name: 'leaveOut',
		type: 'string',
		default: '',
		placeholder: 'e.g. recruiter, closed_at',
		displayOptions: { show: fromItems },
		description:
			'Fields that were not known beforehand, with commas between. Names, IDs and protected characteristics are left out by themselves.',
	},
	{
		displayName: 'Save as Draft',
		name: 'saveAsDraft',
		type: 'boolean',
		default: true,
		displayOptions: { show: whenCalibrating },
		description:
			'Whether to keep what was learned as the draft of the model, for a person to look at and publish. From input items it becomes the persona of the model: fields of the profile of the same names. A draft that somebody else made is never overwritten.',
	},
];

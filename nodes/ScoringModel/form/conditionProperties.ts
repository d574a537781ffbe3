import type { INodeProperties } from 'n8n-workflow';

const WITHOUT_VALUE = ['exists', 'missing'];

/** What an event must be like for a rule to count it. */
export const conditionsProperty: INodeProperties = {
	displayName: 'Only When',
	name: 'conditions',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Condition',
	default: {},
	description: 'What must hold for an event to count; none means every event of the type',
	options: [
		{
			displayName: 'Condition',
			name: 'condition',
			values: [
				{
					displayName: 'Field',
					name: 'field',
					type: 'options',
					noDataExpression: true,
					options: [
						{ name: 'Campaign', value: 'campaign' },
						{ name: 'Channel', value: 'channel' },
						{ name: 'Property', value: 'property' },
						{ name: 'Source', value: 'source' },
						{ name: 'Subject', value: 'subject' },
					],
					default: 'subject',
					description: 'What of the event to look at; the subject is the vacancy, page or asset',
				},
				{
					displayName: 'Property',
					name: 'property',
					type: 'string',
					default: '',
					placeholder: 'e.g. percent',
					displayOptions: { show: { field: ['property'] } },
					description: 'Name of the property, as events carry it',
				},
				{
					displayName: 'Is',
					name: 'op',
					type: 'options',
					noDataExpression: true,
					options: [
						{ name: 'Above', value: 'gt' },
						{ name: 'At Least', value: 'gte' },
						{ name: 'At Most', value: 'lte' },
						{ name: 'Below', value: 'lt' },
						{ name: 'Contains', value: 'contains' },
						{ name: 'Equal To', value: 'equals' },
						{ name: 'Like a Pattern', value: 'glob', description: 'A star stands for anything' },
						{ name: 'Missing', value: 'missing' },
						{ name: 'Not Equal To', value: 'notEquals' },
						{ name: 'One Of', value: 'in' },
						{ name: 'Present', value: 'exists' },
						{ name: 'Starts With', value: 'startsWith' },
					],
					default: 'equals',
					description: 'How to compare; capitals make no difference',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					displayOptions: { hide: { op: WITHOUT_VALUE } },
					description: 'What to compare with; several for One Of, separated by commas',
				},
			],
		},
	],
};

import type { INodeProperties } from 'n8n-workflow';
import { modelProperty, storeProperty, writeOptions } from '../shared/properties';

export const properties: INodeProperties[] = [
	{
		displayName:
			'Put a Schedule Trigger before this node, for example every night at 03:00. Only candidates whose score is due to change are touched; a missed, late or repeated run changes no score.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	modelProperty,
	storeProperty,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: writeOptions,
	},
];

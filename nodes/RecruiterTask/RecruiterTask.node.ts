import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { storeMethods } from '../shared/storeCredential';
import { giveTasks } from './execute';
import { credentials, properties } from './properties';

export class RecruiterTask implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Recruiter Task',
		name: 'recruiterTask',
		icon: { light: 'file:recruiterTask.svg', dark: 'file:recruiterTask.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["reason"] }}',
		description:
			'Give a recruiter a task about a candidate: why now, what they looked at, what to say, and by when',
		defaults: { name: 'Recruiter Task' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await giveTasks(this);
	}
}

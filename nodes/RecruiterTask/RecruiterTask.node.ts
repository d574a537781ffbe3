import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { storeMethods } from '../shared/storeCredential';
import { itemNode } from '../shared/storeNode';
import { giveTasks } from './execute';
import { credentials, properties } from './properties';

export class RecruiterTask implements INodeType {
	description: INodeTypeDescription = {
		...itemNode,
		displayName: 'Recruiter Task',
		name: 'recruiterTask',
		icon: { light: 'file:recruiterTask.svg', dark: 'file:recruiterTask.dark.svg' },
		group: ['output'],
		subtitle: '={{ $parameter["reason"] }}',
		description:
			'Give a recruiter a task about a candidate: why now, what they looked at, what to say, and by when',
		defaults: { name: 'Recruiter Task' },
		usableAsTool: true,
		credentials,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await giveTasks(this);
	}
}

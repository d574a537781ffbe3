import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { storeCredentials, storeMethods } from '../shared/storeCredential';
import { runOperation } from './execute';
import { properties } from './properties';

export class CandidateStore implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Candidate Store',
		name: 'candidateStore',
		icon: { light: 'file:candidateStore.svg', dark: 'file:candidateStore.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Look after where candidates are kept: health, backup, clean-up, and the move to PostgreSQL',
		defaults: { name: 'Candidate Store' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: storeCredentials,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}

import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { getModels } from '../shared/modelLists';
import { storeCredentials, testPostgresStore } from '../shared/storeCredential';
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

	methods = {
		loadOptions: { getModels },
		credentialTest: { testPostgresStore },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}

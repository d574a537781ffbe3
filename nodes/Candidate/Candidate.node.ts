import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { getBuckets, getMedals, getModels, getPhases } from '../shared/modelLists';
import { testPostgresStore } from '../shared/storeCredential';
import { candidateCredentials } from './credentials';
import { runOperation } from './execute';

import { properties } from './properties';

export class Candidate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Candidate',
		name: 'candidate',
		icon: { light: 'file:candidate.svg', dark: 'file:candidate.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Find, explain, correct, merge, export and erase candidates, and keep what they agreed to',
		defaults: { name: 'Candidate' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: candidateCredentials,
		properties,
	};

	methods = {
		loadOptions: { getBuckets, getMedals, getModels, getPhases },
		credentialTest: { testPostgresStore },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}

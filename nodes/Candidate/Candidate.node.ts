import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { getBuckets, getMedals, getModels, getPhases } from '../shared/modelLists';
import { testPostgresStore } from '../shared/storeCredential';
import { itemNode } from '../shared/storeNode';
import { candidateCredentials } from './credentials';
import { runOperation } from './execute';

import { properties } from './properties';

export class Candidate implements INodeType {
	description: INodeTypeDescription = {
		...itemNode,
		displayName: 'Candidate',
		name: 'candidate',
		icon: { light: 'file:candidate.svg', dark: 'file:candidate.dark.svg' },
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Find, explain, correct, merge, export and erase candidates, and keep what they agreed to',
		defaults: { name: 'Candidate' },
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

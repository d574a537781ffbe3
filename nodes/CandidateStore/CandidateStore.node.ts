import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { storeMethods } from '../shared/storeCredential';
import { storeNode } from '../shared/storeNode';
import { runOperation } from './execute';
import { properties } from './properties';

export class CandidateStore implements INodeType {
	description: INodeTypeDescription = {
		...storeNode,
		displayName: 'Candidate Store',
		name: 'candidateStore',
		icon: { light: 'file:candidateStore.svg', dark: 'file:candidateStore.dark.svg' },
		subtitle: '={{ $parameter["operation"] }}',
		description:
			'Look after where candidates are kept: health, backup, clean-up, and the move to PostgreSQL',
		defaults: { name: 'Candidate Store' },
		usableAsTool: true,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}

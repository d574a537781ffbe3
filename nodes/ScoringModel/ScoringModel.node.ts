import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { testPostgresStore } from '../shared/storeCredential';
import { storeNode } from '../shared/storeNode';
import { runOperation } from './execute';
import * as loadOptions from './lists';
import { properties } from './properties';

export class ScoringModel implements INodeType {
	description: INodeTypeDescription = {
		...storeNode,
		displayName: 'Scoring Model',
		name: 'scoringModel',
		icon: { light: 'file:scoringModel.svg', dark: 'file:scoringModel.dark.svg' },
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Change what candidates earn points for: draft, check, publish, and go back',
		defaults: { name: 'Scoring Model' },
		usableAsTool: true,
		properties,
	};

	methods = {
		loadOptions,
		credentialTest: { testPostgresStore },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperation(this);
	}
}

import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { storeCredentials, testPostgresStore } from '../shared/storeCredential';
import { runOperation } from './execute';
import * as loadOptions from './lists';
import { properties } from './properties';

export class ScoringModel implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Scoring Model',
		name: 'scoringModel',
		icon: { light: 'file:scoringModel.svg', dark: 'file:scoringModel.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] }}',
		description: 'Change what candidates earn points for: draft, check, publish, and go back',
		defaults: { name: 'Scoring Model' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: storeCredentials,
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

import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { getBuckets, getModels, getPhases } from '../shared/modelLists';
import { storeCredentials, testPostgresStore } from '../shared/storeCredential';
import { routeItems } from './execute';
import { configuredOutputs } from './outputs';
import { properties } from './properties';

export class CandidateRouter implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Candidate Router',
		name: 'candidateRouter',
		icon: { light: 'file:candidateRouter.svg', dark: 'file:candidateRouter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ "by " + $parameter["routeBy"] }}',
		description: 'Send candidates on: to a recruiter, into nurture, or keep them warm',
		defaults: { name: 'Candidate Router' },
		inputs: [NodeConnectionTypes.Main],
		outputs: `={{(${configuredOutputs.toString()})($parameter)}}`,
		usableAsTool: true,
		credentials: storeCredentials,
		properties,
	};

	methods = {
		loadOptions: { getBuckets, getModels, getPhases },
		credentialTest: { testPostgresStore },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await routeItems(this);
	}
}

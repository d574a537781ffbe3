import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { getBuckets, getModels, getPhases } from '../shared/modelLists';
import { testPostgresStore } from '../shared/storeCredential';
import { storeNode } from '../shared/storeNode';
import { routeItems } from './execute';
import { configuredOutputs } from './outputs';
import { properties } from './properties';

export class CandidateRouter implements INodeType {
	description: INodeTypeDescription = {
		...storeNode,
		displayName: 'Candidate Router',
		name: 'candidateRouter',
		icon: { light: 'file:candidateRouter.svg', dark: 'file:candidateRouter.dark.svg' },
		subtitle: '={{ "by " + $parameter["routeBy"] }}',
		description: 'Send candidates on: to a recruiter, into nurture, or keep them warm',
		defaults: { name: 'Candidate Router' },
		outputs: `={{(${configuredOutputs.toString()})($parameter)}}`,
		usableAsTool: true,
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

import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { storeCredentials, storeMethods } from '../shared/storeCredential';
import { awardMedals } from './execute';
import { properties } from './properties';

export class CandidateMedal implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Candidate Medal',
		name: 'candidateMedal',
		icon: { light: 'file:candidateMedal.svg', dark: 'file:candidateMedal.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["model"] }}',
		description: 'Turn application statuses into bronze, silver and gold, with evidence',
		defaults: { name: 'Candidate Medal' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: storeCredentials,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await awardMedals(this);
	}
}

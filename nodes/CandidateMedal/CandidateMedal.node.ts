import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { storeMethods } from '../shared/storeCredential';
import { storeNode } from '../shared/storeNode';
import { awardMedals } from './execute';
import { properties } from './properties';

export class CandidateMedal implements INodeType {
	description: INodeTypeDescription = {
		...storeNode,
		displayName: 'Candidate Medal',
		name: 'candidateMedal',
		icon: { light: 'file:candidateMedal.svg', dark: 'file:candidateMedal.dark.svg' },
		subtitle: '={{ $parameter["model"] }}',
		description: 'Turn application statuses into bronze, silver and gold, with evidence',
		defaults: { name: 'Candidate Medal' },
		usableAsTool: true,
		properties,
	};

	methods = storeMethods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await awardMedals(this);
	}
}

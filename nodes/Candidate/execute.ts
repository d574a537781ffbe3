import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { explainCandidates, getCandidates } from './lookUp';
import { searchCandidates } from './search';

const OPERATIONS = {
	explain: explainCandidates,
	get: getCandidates,
	search: searchCandidates,
};

export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = context.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
	return [await OPERATIONS[operation](context)];
}

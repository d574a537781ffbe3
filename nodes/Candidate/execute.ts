import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { OPERATIONS, type OperationName } from './operations';

export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = context.getNodeParameter('operation', 0) as OperationName;
	return [await OPERATIONS[operation].execute(context)];
}

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../shared/toNodeError';
import { OPERATIONS, type OperationName } from './operations';

/** @throws {NodeOperationError} where the user did not choose to continue */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = context.getNodeParameter('operation', 0) as OperationName;
	try {
		return [await OPERATIONS[operation].execute(context)];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from '../shared/toNodeError';
import { OPERATIONS, type OperationName } from './operations';

/**
 * Does the chosen operation once, however many items start it.
 *
 * @throws {NodeOperationError} where the user did not choose to continue
 */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	try {
		const operation = context.getNodeParameter('operation', 0) as OperationName;
		return [[{ json: await OPERATIONS[operation].execute(context), pairedItem }]];
	} catch (error) {
		const nodeError = toNodeError(context.getNode(), error);
		if (!context.continueOnFail()) throw nodeError;
		return [[{ json: { error: nodeError.message }, pairedItem }]];
	}
}

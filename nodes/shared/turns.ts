import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError } from './toNodeError';

/** What an operation makes in one turn; paired by {@link runTurns}. */
export type Made = Pick<INodeExecutionData, 'json' | 'binary'>;

/**
 * Does the work of an operation once for all items, or once per item where each brings something of its own.
 *
 * @throws {NodeOperationError} where the user did not choose to continue
 */
export async function runTurns(
	context: IExecuteFunctions,
	turns: 'once' | 'perItem',
	work: (itemIndex: number) => Promise<Made[]>,
): Promise<INodeExecutionData[]> {
	const all = context.getInputData().map((_, item) => ({ item }));
	const result: INodeExecutionData[] = [];
	for (const own of turns === 'once' ? all.slice(0, 1) : all) {
		const pairedItem = turns === 'once' ? all : own;
		try {
			for (const made of await work(own.item)) result.push({ ...made, pairedItem });
		} catch (error) {
			const place = turns === 'once' ? {} : { itemIndex: own.item };
			const nodeError = toNodeError(context.getNode(), error, place);
			if (!context.continueOnFail()) throw nodeError;
			result.push({ json: { error: nodeError.message }, pairedItem });
		}
	}
	return result;
}

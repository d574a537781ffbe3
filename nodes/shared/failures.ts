import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { toNodeError, type Place } from './toNodeError';

/** Something wrong with one item, found before anything was written. */
export interface Failure extends Place {
	itemIndex: number;
	error: unknown;
}

/**
 * Deals with bad items the way the user chose.
 *
 * @returns items for the error output, where the user chose to continue
 * @throws {NodeOperationError} for the first bad item otherwise, so that nothing of the batch is written
 */
export function settleFailures(
	context: IExecuteFunctions,
	failures: readonly Failure[],
): INodeExecutionData[] {
	if (failures.length === 0) return [];
	const node = context.getNode();
	if (!context.continueOnFail()) {
		const error = toNodeError(node, failures[0].error, failures[0]);
		const more = failures.length - 1;
		if (more > 0)
			error.description =
				`${error.description ?? ''} (${more} more like this; nothing was written.)`.trim();
		throw error;
	}
	// Only `json.error`: with `item.error` too, n8n would send the message on without the item it is about.
	return failures.map((failure) => ({
		json: { error: toNodeError(node, failure.error, failure).message },
		pairedItem: { item: failure.itemIndex },
	}));
}

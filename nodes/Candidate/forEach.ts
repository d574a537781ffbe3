import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { settleFailures, type Failure } from '../shared/failures';
import { findCandidates, type Found } from '../shared/findCandidates';
import { readSettings, type Settings } from '../shared/settings';
import { toNodeError } from '../shared/toNodeError';

/** Does something with the candidate of an item. */
export type DoWith = (
	found: Found,
	settings: Settings,
) => Promise<IDataObject | INodeExecutionData>;

/**
 * Does something with the candidate of each item, one after the other, each for good by itself. Where one fails and the
 * user chose to continue, the rest goes on.
 */
export async function forEach(
	context: IExecuteFunctions,
	use: 'reads' | 'writes',
	doWith: DoWith,
): Promise<INodeExecutionData[]> {
	const settings = await readSettings(context, use);
	try {
		const { found, failures } = await findCandidates(context, settings);
		const failed = settleFailures(context, failures);
		const late: Failure[] = [];
		const items: INodeExecutionData[] = [];
		for (const one of found) {
			try {
				const made = await doWith(one, settings);
				const item = isItem(made) ? made : { json: made };
				items.push({ ...item, pairedItem: { item: one.itemIndex } });
			} catch (error) {
				const { itemIndex } = one;
				if (!context.continueOnFail()) throw toNodeError(context.getNode(), error, { itemIndex });
				late.push({ error, itemIndex });
			}
		}
		return [...items, ...failed, ...settleFailures(context, late)];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

function isItem(made: IDataObject | INodeExecutionData): made is INodeExecutionData {
	return 'json' in made && typeof made.json === 'object';
}

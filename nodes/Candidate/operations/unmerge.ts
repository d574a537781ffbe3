import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { settleFailures } from '../../shared/failures';
import { presentStored } from '../../shared/presentOutcome';
import { readSettings } from '../../shared/settings';
import { readDeed } from '../read';
import { readCandidateId } from './merge';

export const option: INodePropertyOptions = {
	name: 'Unmerge',
	value: 'unmerge',
	description: 'Give a candidate back what was theirs before being merged into another',
	action: 'Undo the merge of a candidate',
};

/** Gives back the candidates of all items, one after the other; returns who they are again. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { store, compiled, asOfMs } = await readSettings(context, 'writes');
	const items: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		try {
			const id = readCandidateId(context, 'mergedId', itemIndex);
			const { survivorId } = await store.rights.unmerge(id, readDeed(context, itemIndex), asOfMs);
			const [back] = await store.get([id], compiled);
			const json = { ...(back && presentStored(back, compiled, asOfMs)), takenFrom: survivorId };
			items.push({ json, pairedItem: { item: itemIndex } });
		} catch (error) {
			items.push(...settleFailures(context, [{ error, itemIndex }]));
		}
	}
	return items;
}

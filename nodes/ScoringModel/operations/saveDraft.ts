import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { readForm } from '../form/readForm';
import { keepDraft } from '../keepDraft';
import { review } from '../review';
import { readSource, turnsOf, type StartFrom } from '../source';
import { runTurns } from '../../shared/turns';

export const option: INodePropertyOptions = {
	name: 'Save Draft',
	value: 'saveDraft',
	description: 'Change a model and keep it as a draft; the live version goes on',
	action: 'Save a draft of a scoring model',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const startFrom = context.getNodeParameter('startFrom', 0) as StartFrom;
	const place = await storePlaceOf(context);
	return await runTurns(context, turnsOf(startFrom), async (itemIndex) => {
		const store = await findStore(place);
		const source = await readSource(context, store, startFrom, itemIndex);
		const { edits, golden } = readForm(context, itemIndex);
		const reviewed = await review(source, edits, golden);
		return [{ json: await keepDraft(context, place, reviewed, source.definition) }];
	});
}

import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { storePlaceOf } from '../../shared/storePlace';
import { keepDraft } from '../keepDraft';
import { review } from '../review';
import { readSource, type StartFrom } from '../source';
import { runTurns } from '../../shared/turns';

export const option: INodePropertyOptions = {
	name: 'Import',
	value: 'import',
	description: 'Take a model from JSON, a file or a field, and keep it as a draft',
	action: 'Import a scoring model',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const importFrom = context.getNodeParameter('importFrom', 0) as StartFrom;
	const saveAs = context.getNodeParameter('saveAs', 0, '') as string;
	return await runTurns(context, 'perItem', async (itemIndex) => {
		const source = await readSource(context, null, importFrom, itemIndex);
		const reviewed = await review(source, { saveAs });
		const json = await keepDraft(context, await storePlaceOf(context), reviewed, source.definition);
		return [{ json }];
	});
}

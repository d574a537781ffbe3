import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { runTurns } from '../../shared/turns';
import { findVersion, presentChosen } from '../versions';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Get one version of a model, the live one or the draft, with all it says',
	action: 'Get a scoring model',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const store = await findStore(await storePlaceOf(context));
		const key = context.getNodeParameter('model', 0) as string;
		const chosen = await findVersion(store, key, context.getNodeParameter('version', 0) as string);
		const { parseModel } = await import('../../../lib/scoring/model/parseModel');
		const definition = parseModel(chosen.definition) as unknown as IDataObject;
		return [{ json: { ...presentChosen(chosen), definition } }];
	});
}

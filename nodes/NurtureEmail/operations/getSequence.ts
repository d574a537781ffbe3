import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { runTurns } from '../../shared/turns';
import { chosenSequence } from '../chosen';

export const option: INodePropertyOptions = {
	name: 'Get Sequence',
	value: 'getSequence',
	description: 'Give a sequence as JSON, to keep it, to change it, or to take it elsewhere',
	action: 'Get a sequence as JSON',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const store = await findStore(await storePlaceOf(context));
		const sequence = await chosenSequence(context, store);
		return [{ json: sequence as unknown as IDataObject }];
	});
}

import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { compareModels } from '../../../lib/scoring/model/compareModels';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { count } from '../present';
import { runTurns } from '../../shared/turns';
import { findVersion, presentChosen } from '../versions';

export const option: INodePropertyOptions = {
	name: 'Compare',
	value: 'compare',
	description: 'Tell in words what differs between two versions, a draft or a preset',
	action: 'Compare two versions of a scoring model',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const store = await findStore(await storePlaceOf(context));
		const key = context.getNodeParameter('model', 0) as string;
		const choice = (name: string) => context.getNodeParameter(name, 0) as string;
		const before = await findVersion(store, key, choice('version'));
		const after = await findVersion(store, key, choice('compareWith'));
		const { parseModel } = await import('../../../lib/scoring/model/parseModel');
		const { changes, needsReplay } = compareModels(
			parseModel(before.definition),
			parseModel(after.definition),
		);
		const json: IDataObject = {
			summary: `${count(changes.length, 'change')} from ${before.name} to ${after.name} of “${after.label}”.`,
			changes: changes.map(({ text }) => text),
			needsReplay,
			before: presentChosen(before),
			after: presentChosen(after),
			details: changes.map((change) => ({ ...change })) as unknown as IDataObject[],
		};
		return [{ json }];
	});
}

import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { openStore } from '../../shared/openStore';
import { findLive } from '../../shared/models';
import { storePlaceOf } from '../../shared/storePlace';
import { goLive } from '../goLive';
import { runTurns } from '../../shared/turns';
import { findVersion } from '../versions';

export const option: INodePropertyOptions = {
	name: 'Publish',
	value: 'publish',
	description: 'Make the draft the live version, and bring all candidates over to it',
	action: 'Publish a scoring model',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const store = await openStore(await storePlaceOf(context));
		const key = context.getNodeParameter('model', 0) as string;
		const { definition } = await findVersion(store, key, 'draft');
		const before = (await findLive(key, store))?.definition;
		const json = await goLive(context, store, {
			key,
			definition,
			before,
			publish: ({ by, note, atMs }) => store.publish(key, by, note, atMs),
		});
		return [{ json }];
	});
}

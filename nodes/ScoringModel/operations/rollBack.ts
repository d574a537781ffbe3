import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { findLive } from '../../shared/models';
import { openStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { goLive } from '../goLive';
import { runTurns } from '../../shared/turns';
import { findVersion } from '../versions';

export const option: INodePropertyOptions = {
	name: 'Roll Back',
	value: 'rollBack',
	description: 'Publish what an earlier version said, and bring all candidates back to it',
	action: 'Roll a scoring model back',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const store = await openStore(await storePlaceOf(context));
		const key = context.getNodeParameter('model', 0) as string;
		const choice = String(context.getNodeParameter('rollBackTo', 0));
		const { definition, version } = await findVersion(store, key, choice);
		const before = (await findLive(key, store))?.definition;
		const json = await goLive(context, store, {
			key,
			definition,
			before,
			publish: ({ by, note, atMs }) => store.rollBack(key, Number(version), by, note, atMs),
		});
		return [{ json }];
	});
}

import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { runTurns } from '../../shared/turns';
import { isBundled, untouchedExamples } from '../examples';

export const option: INodePropertyOptions = {
	name: 'List Sequences',
	value: 'listSequences',
	description: 'Show every sequence with its versions: who published it, when and why',
	action: 'List sequences',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const store = await findStore(await storePlaceOf(context));
		const versions = (await store?.nurture.sequences.list()) ?? [];
		const own = versions.filter((one) => !isBundled(one));
		const examples = await untouchedExamples(versions);
		return [
			...own.map((one) => ({ json: { ...one, at: new Date(one.at).toISOString() } })),
			...examples.map(({ key, label, steps }) => ({
				json: { key, label, version: null, status: 'example', mails: steps.length },
			})),
		];
	});
}

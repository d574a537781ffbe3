import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodePropertyOptions,
} from 'n8n-workflow';
import { findStore } from '../../shared/openStore';
import { storePlaceOf } from '../../shared/storePlace';
import { runTurns } from '../../shared/turns';
import { findVersion, presentChosen, type ChosenVersion } from '../versions';

export const option: INodePropertyOptions = {
	name: 'Export',
	value: 'export',
	description: 'Make a JSON file of a version, to keep or to import elsewhere',
	action: 'Export a scoring model',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const store = await findStore(await storePlaceOf(context));
		const key = context.getNodeParameter('model', 0) as string;
		const chosen = await findVersion(store, key, context.getNodeParameter('version', 0) as string);
		const { parseModel } = await import('../../../lib/scoring/model/parseModel');
		const definition = parseModel(chosen.definition);
		const data = await context.helpers.prepareBinaryData(
			Buffer.from(JSON.stringify(definition, null, '\t')),
			fileName(chosen),
			'application/json',
		);
		const json = { ...presentChosen(chosen), definition: definition as unknown as IDataObject };
		return [{ json, binary: { data } }];
	});
}

function fileName({ key, version }: ChosenVersion): string {
	return `${key}-${version === null ? 'draft' : `v${version}`}.json`;
}

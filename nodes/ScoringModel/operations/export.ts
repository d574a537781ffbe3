import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { runTurns } from '../../shared/turns';
import { presentChosen, readChosen, type ChosenVersion } from '../versions';

export const option: INodePropertyOptions = {
	name: 'Export',
	value: 'export',
	description: 'Make a JSON file of a version, to keep or to import elsewhere',
	action: 'Export a scoring model',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const { chosen, definition } = await readChosen(context);
		const data = await context.helpers.prepareBinaryData(
			Buffer.from(JSON.stringify(definition, null, '\t')),
			fileName(chosen),
			'application/json',
		);
		return [{ json: { ...presentChosen(chosen), definition }, binary: { data } }];
	});
}

function fileName({ key, version }: ChosenVersion): string {
	return `${key}-${version === null ? 'draft' : `v${version}`}.json`;
}

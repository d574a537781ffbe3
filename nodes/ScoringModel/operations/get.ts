import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { runTurns } from '../../shared/turns';
import { presentChosen, readChosen } from '../versions';

export const option: INodePropertyOptions = {
	name: 'Get',
	value: 'get',
	description: 'Get one version of a model, the live one or the draft, with all it says',
	action: 'Get a scoring model',
};

export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runTurns(context, 'once', async () => {
		const { chosen, definition } = await readChosen(context);
		return [{ json: { ...presentChosen(chosen), definition } }];
	});
}

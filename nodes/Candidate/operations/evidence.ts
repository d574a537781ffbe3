import type { IExecuteFunctions, INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';
import { evidencePack, evidencePage } from '../../../lib/privacy';
import { readSettings } from '../../shared/settings';
import { toNodeError } from '../../shared/toNodeError';
import { readDeed } from '../read';

export const option: INodePropertyOptions = {
	name: 'Export Evidence',
	value: 'evidence',
	description: 'Give out what the EU AI Act asks for: model card, change log, overrides, metrics',
	action: 'Export the evidence pack',
};

/** Puts the evidence pack together, once per run whatever the number of items. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { store, compiled, asOfMs } = await readSettings(context, 'reads');
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	try {
		const pack = await evidencePack(store, compiled, asOfMs);
		await store.rights.note({
			at: asOfMs,
			action: 'evidence exported',
			who: readDeed(context, 0).by,
			candidateId: null,
			details: { model: compiled.model.key, version: compiled.model.version },
		});
		const page = Buffer.from(evidencePage(pack));
		const name = `evidence-${compiled.model.key}.html`;
		const data = await context.helpers.prepareBinaryData(page, name, 'text/html');
		return [{ json: { ...pack }, binary: { data }, pairedItem }];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

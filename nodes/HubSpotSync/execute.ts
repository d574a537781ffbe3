import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { connectHubSpot } from '../shared/hubSpot';
import { readSettings } from '../shared/settings';
import { toNodeError } from '../shared/toNodeError';
import { countBuckets } from './operations/countBuckets';
import { pull } from './operations/pull';
import { push } from './operations/push';
import { setUp } from './operations/setUp';

const OPERATIONS = { countBuckets, pull, push, setUp };

/** Runs once, whatever the number of items. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = context.getNodeParameter('operation', 0) as keyof typeof OPERATIONS;
	const settings = await readSettings(context, 'writes');
	const pairedItem = context.getInputData().map((_, item) => ({ item }));
	try {
		const hubspot = await connectHubSpot(context, settings.store);
		const { results, summary } = await OPERATIONS[operation]({ ...settings, context, hubspot });
		const { key: model, version: modelVersion } = settings.compiled.model;
		return [
			results.map((json) => ({ json, pairedItem })),
			[{ json: { ...summary, model, modelVersion }, pairedItem }],
		];
	} catch (error) {
		throw toNodeError(context.getNode(), error);
	}
}

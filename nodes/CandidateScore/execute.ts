import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { presentOutcome } from '../shared/presentOutcome';
import { recordItems } from '../shared/recordItems';

/** Records the items as events: one item per candidate out. */
export async function scoreItems(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const defaultType = context.getNodeParameter('eventType', 0, '') as string;
	const items = await recordItems(context, {
		defaultType: defaultType.trim() || undefined,
		present: (outcome, { compiled }) => ({
			...presentOutcome(outcome, compiled),
			newEvents: outcome.newEvents,
			duplicateEvents: outcome.duplicateEvents,
		}),
	});
	return [items];
}

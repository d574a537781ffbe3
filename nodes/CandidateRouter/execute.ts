import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ROUTINGS } from './outputs';
import { routeItem, type RouteSettings } from './route';

/** Sends each item on; parameters are the same for all items, so they are read once. */
export function routeItems(context: IExecuteFunctions): INodeExecutionData[][] {
	const settings: RouteSettings = {
		routeBy: context.getNodeParameter('routeBy', 0) as RouteSettings['routeBy'],
		threshold: context.getNodeParameter('threshold', 0, 70) as number,
		onlyWhenCrossing: context.getNodeParameter('onlyWhenCrossing', 0) as boolean,
	};
	const named = ROUTINGS[settings.routeBy].outputs.length;
	const outputs = Array.from(
		{ length: named + Number(settings.onlyWhenCrossing) },
		(): INodeExecutionData[] => [],
	);
	context.getInputData().forEach((item, index) => {
		outputs[routeItem(item.json, settings)].push({ ...item, pairedItem: { item: index } });
	});
	return outputs;
}

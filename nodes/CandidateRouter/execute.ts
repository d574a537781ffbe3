import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { placesOf } from './outputs';
import { routeItem, type RouteSettings } from './route';

/** Sends each item on; parameters are the same for all items, so they are read once. */
export function routeItems(context: IExecuteFunctions): INodeExecutionData[][] {
	const settings: RouteSettings = {
		routeBy: context.getNodeParameter('routeBy', 0) as RouteSettings['routeBy'],
		buckets: context.getNodeParameter('buckets', 0, []) as string[],
		threshold: context.getNodeParameter('threshold', 0, 70) as number,
		onlyWhenCrossing: context.getNodeParameter('onlyWhenCrossing', 0) as boolean,
	};
	const { count } = placesOf(settings.routeBy, settings.buckets);
	const outputs = Array.from(
		{ length: count + Number(settings.onlyWhenCrossing) },
		(): INodeExecutionData[] => [],
	);
	context.getInputData().forEach((item, index) => {
		outputs[routeItem(item.json, settings)].push({ ...item, pairedItem: { item: index } });
	});
	hintAboutBuckets(context, settings);
	return outputs;
}

/** Tells the user of buckets that have no output of their own: those of a model with other ones than the usual. */
function hintAboutBuckets(context: IExecuteFunctions, { routeBy, buckets }: RouteSettings): void {
	if (routeBy !== 'bucket') return;
	const { values } = placesOf(routeBy, buckets);
	const found = new Set(context.getInputData().map(({ json }) => json.bucket));
	const others = [...found].filter((one) => typeof one === 'string' && !values.includes(one));
	if (others.length === 0) return;
	context.addExecutionHints({
		message: `No output is named for ${others.join(', ')}: choose them under Buckets.`,
		location: 'outputPane',
	});
}

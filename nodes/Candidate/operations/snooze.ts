import type { IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { PAUSED } from '../../../lib/scoring';
import { actFor } from '../actFor';
import { readDeed, readFuture } from '../read';

export const option: INodePropertyOptions = {
	name: 'Snooze',
	value: 'snooze',
	description: 'Leave a candidate alone until a day; the score goes on',
	action: 'Snooze a candidate',
};

export const execute = (context: IExecuteFunctions) =>
	actFor(context, (_, itemIndex, settings) => {
		const until = readFuture(context, 'snoozeUntil', itemIndex, 'Until', settings);
		const properties = { until: new Date(until).toISOString(), ...readDeed(context, itemIndex) };
		return { type: PAUSED, properties };
	});

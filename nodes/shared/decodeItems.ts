import type { INodeExecutionData } from 'n8n-workflow';
import { EventDecoder, unpackRecords, type DecodeOptions } from '../../lib/intake';
import type { IncomingEvent } from '../../lib/store';
import type { Failure } from './failures';

/** What a batch of items came to. */
export interface DecodedItems {
	events: IncomingEvent[];
	/** From which item each event came. */
	itemOf: Map<IncomingEvent, number>;
	failures: Failure[];
	/** Events that said no time and count as having happened now. */
	timesAssumed: number;
}

/** Turns items into events; an item may carry one or a list of them. Bad ones are gathered, not thrown. */
export function decodeItems(
	items: readonly INodeExecutionData[],
	options: DecodeOptions,
): DecodedItems {
	const decoder = new EventDecoder(options);
	const result: DecodedItems = { events: [], itemOf: new Map(), failures: [], timesAssumed: 0 };
	items.forEach((item, itemIndex) => {
		const records = unpackRecords(item.json);
		records.forEach((record, index) => {
			const recordIndex = records.length > 1 ? index : undefined;
			try {
				const { event, timeAssumed } = decoder.decode(record);
				result.events.push(event);
				result.itemOf.set(event, itemIndex);
				if (timeAssumed) result.timesAssumed++;
			} catch (error) {
				result.failures.push({ error, itemIndex, recordIndex });
			}
		});
	});
	return result;
}

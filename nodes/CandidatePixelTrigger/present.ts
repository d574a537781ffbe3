import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { InboxEvent } from '../../lib/store';

/** An event as an item, under the field names that Candidate Score looks for. */
export function presentEvent({ eventId, record }: InboxEvent): INodeExecutionData {
	const { type, occurredAt, ...details } = record;
	const json = { eventId, type, occurredAt: new Date(Number(occurredAt)).toISOString() };
	return { json: { ...json, ...details, eventId } as IDataObject };
}

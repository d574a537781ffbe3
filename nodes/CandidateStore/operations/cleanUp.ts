import type { IDataObject, IExecuteFunctions, INodePropertyOptions } from 'n8n-workflow';
import { borrowStore } from '../borrowStore';
import { logProgress } from '../../shared/logProgress';
import { count } from '../say';

export const option: INodePropertyOptions = {
	name: 'Clean Up',
	value: 'cleanUp',
	description: 'Remove what old events say; scores, phases and medals stay exactly as they are',
	action: 'Clean up old events',
};

export async function execute(context: IExecuteFunctions): Promise<IDataObject> {
	const keepDays = Number(context.getNodeParameter('keepDays', 0, 365));
	const store = await borrowStore(context);
	const removed = await store.retain({ keepDays }, Date.now(), logProgress(context, 'cleaned up'));
	const { events, forgotten, routed } = removed;
	const summary = summarise(events, keepDays);
	return { summary, keepDays, events, forgottenIds: forgotten, forgottenRoutings: routed };
}

function summarise(events: number, keepDays: number): string {
	const older = `older than ${count(keepDays, 'day')}`;
	if (events === 0) return `No event is ${older}: there was nothing to clean up.`;
	return `${count(events, 'event')} ${older} removed. No score changed, and an event that is delivered again still counts once. Free Up Room gives the room back.`;
}

import { isSource, type Source } from './fields';

/**
 * Finds the records in an item: the item itself, what a Webhook node put under `body`, or a list under `events`.
 *
 * @returns one record for a plain item, many for a batch
 */
export function unpackRecords(item: Source): readonly unknown[] {
	const content = isWebhookItem(item) ? item.body : item;
	if (Array.isArray(content)) return content;
	if (isSource(content) && Array.isArray(content.events)) return content.events;
	return [content];
}

/** n8n's Webhook node emits headers, params, query and body side by side. */
function isWebhookItem(item: Source): boolean {
	return (
		Object.hasOwn(item, 'body') && Object.hasOwn(item, 'headers') && Object.hasOwn(item, 'query')
	);
}

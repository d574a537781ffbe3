import type { ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Name of the inbox in which the node keeps what it is told; what is told while it is tried out is kept apart. */
export function boxOf(context: IWebhookFunctions | ITriggerFunctions, isTest: boolean): string {
	const path = String(context.getNodeParameter('path', '')).trim();
	return isTest ? `test ${path}` : path;
}

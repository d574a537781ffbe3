import { webhookDescriptionFields, type IWebhookDescription } from 'n8n-workflow';

/** What answers under which name, below the path that the user chose. */
const ROUTES = [
	['GET', 'candidate.js'],
	['POST', 'collect'],
	['POST', 'form'],
	['GET', 'p.gif'],
	['GET', 'o.gif'],
	['GET', 'c'],
	['GET', 'u'],
	['POST', 'u'],
	['GET', 'm'],
	['POST', 'm'],
	['POST', 'hubspot'],
] as const;

/**
 * The addresses of the node. Each is worked out from the path without n8n's expression engine, which would take most
 * of the time of a request.
 */
export const webhooks: IWebhookDescription[] = ROUTES.map(
	([httpMethod, route]): IWebhookDescription => ({
		name: 'default',
		httpMethod,
		responseMode: 'onReceived',
		isFullPath: true,
		...webhookDescriptionFields({
			path: {
				template: `={{$parameter["path"]}}/${route}`,
				resolve: (parameters) => `${String(parameters.path)}/${route}`,
			},
		}),
	}),
);

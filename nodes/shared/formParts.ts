import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** A line of explanation above a form. */
export function notice(displayName: string): INodeProperties {
	return { displayName, name: 'notice', type: 'notice', default: '' };
}

/** The choice between what a node can do. */
export function operationProperty(options: INodePropertyOptions[], usual: string): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options,
		default: usual,
	};
}

/** What most users leave as it is, at the end of a form. */
export function optionsProperty(options: INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options,
	};
}

/** Languages that the bundled mails and pages are written in. */
export const LANGUAGES: INodePropertyOptions[] = [
	{ name: 'Dutch', value: 'nl' },
	{ name: 'English', value: 'en' },
	{ name: 'German', value: 'de' },
	{ name: 'Polish', value: 'pl' },
];

import type { INodeProperties } from 'n8n-workflow';
import { FIELD_NAMES, type FieldName } from '../../lib/intake';
import { DEFAULT_MODEL } from './models';
import { DEFAULT_STORE_FILE } from './storeFile';
import { POSTGRES, SQLITE, STORE_PARAMETERS } from './storePlace';

/** Which scoring model to use. */
export const modelProperty: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'options',
	noDataExpression: true,
	typeOptions: {
		loadOptionsMethod: 'getModels',
		loadOptionsDependsOn: STORE_PARAMETERS,
	},
	default: DEFAULT_MODEL,
	description: 'What candidates earn and lose points for, and what follows from their score',
};

/** Where candidates are kept. */
export const storeProperty: INodeProperties = {
	displayName: 'Store',
	name: 'store',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Built-in Database (SQLite)',
			value: SQLITE,
			description: "A file beside n8n's own database: nothing to set up",
		},
		{
			name: 'PostgreSQL',
			value: POSTGRES,
			description: 'For n8n with several workers; needs a credential',
		},
	],
	default: SQLITE,
	description:
		'Where candidates are kept. Nodes that choose the same store share their candidates.',
};

export const databaseFile: INodeProperties = {
	displayName: 'Database File',
	name: 'databaseFile',
	type: 'string',
	default: '',
	placeholder: DEFAULT_STORE_FILE,
	displayOptions: { show: { '/store': [SQLITE] } },
	description: `Where candidates are kept. Leave empty for ${DEFAULT_STORE_FILE} in n8n's own folder; nodes that name the same file share their candidates.`,
};

function asOf(description: string): INodeProperties {
	return { displayName: 'As Of', name: 'asOf', type: 'dateTime', default: '', description };
}

/** Options of nodes that look candidates up. */
export const readOptions: INodeProperties[] = [
	asOf(
		'Leave empty for now. Another moment shows what the scores were, or will be if nothing happens.',
	),
	databaseFile,
];

/** Options of nodes that change what is kept about candidates. */
export const writeOptions: INodeProperties[] = [
	asOf('Leave empty for now. An earlier moment lets you replay history as it came in.'),
	databaseFile,
];

const FIELD_LABELS: Record<FieldName, string> = {
	eventId: 'Event ID Field',
	type: 'Event Type Field',
	occurredAt: 'Time Field',
	email: 'Email Field',
	visitorId: 'Visitor ID Field',
	externalId: 'ATS ID Field',
	hubspotId: 'HubSpot ID Field',
	subject: 'Subject Field',
	source: 'Source Field',
	channel: 'Channel Field',
	campaign: 'Campaign Field',
	consent: 'Consent Field',
	kind: 'Kind Field',
	status: 'Status Field',
	profile: 'Profile Field',
	properties: 'Properties Field',
};

/** Lets the user name the fields of their items; names, not expressions, so that a large batch stays fast. */
export function fieldNamesProperty(fields: readonly FieldName[]): INodeProperties {
	return {
		displayName: 'Field Names',
		name: 'fieldNames',
		type: 'collection',
		placeholder: 'Add Field Name',
		default: {},
		description: 'Only needed when your items call things by other names than the usual ones',
		options: fields
			.map((field): INodeProperties => ({
				displayName: FIELD_LABELS[field],
				name: field,
				type: 'string',
				requiresDataPath: 'single',
				default: '',
				placeholder: FIELD_NAMES[field][0],
				description: `Found by itself when it is called ${FIELD_NAMES[field].join(', ')}`,
			}))
			.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

/** Lets the user name the fields that say who somebody is. */
export const personNames = fieldNamesProperty(['email', 'visitorId', 'externalId', 'hubspotId']);

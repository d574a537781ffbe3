/** A property as a portal keeps it. */
export interface PropertyDefinition {
	name: string;
	label: string;
	type: string;
	fieldType: string;
	groupName: string;
	description: string;
	options: Array<{ label: string; value: string; displayOrder: number; hidden: boolean }>;
	hasUniqueValue: boolean;
	isReadOnly: boolean;
	hubspotDefined: boolean;
	archived: boolean;
	createdAt: string;
}

export interface Group {
	name: string;
	label: string;
	displayOrder: number;
	archived: boolean;
}

/** Which field types go with a type. `schema.pairs` */
export const FIELD_TYPES: Readonly<Record<string, readonly string[]>> = {
	bool: ['booleancheckbox', 'calculation_equation'],
	date: ['date'],
	datetime: ['date'],
	enumeration: ['booleancheckbox', 'checkbox', 'radio', 'select', 'calculation_equation'],
	number: ['number', 'calculation_equation'],
	phone_number: ['phonenumber'],
	string: ['file', 'text', 'textarea', 'calculation_equation', 'html', 'phonenumber'],
};

const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'DEFERRED', 'COMPLETED'];

type Row = [name: string, type: string, more?: Partial<PropertyDefinition>];

const readOnly = { isReadOnly: true };

const OF_CONTACTS: Row[] = [
	['email', 'string'],
	['firstname', 'string'],
	['lastname', 'string'],
	['phone', 'string'],
	['lifecyclestage', 'enumeration', { options: optionsOf(['lead', 'customer', 'other']) }],
	['hubspot_owner_id', 'string'],
	['hs_additional_emails', 'string', readOnly],
	['hs_merged_object_ids', 'string', readOnly],
	['hs_email_optout', 'bool', readOnly],
	['hs_object_id', 'number', readOnly],
	['createdate', 'datetime', readOnly],
	['lastmodifieddate', 'datetime', readOnly],
];

const OF_TASKS: Row[] = [
	['hs_timestamp', 'datetime'],
	['hs_task_subject', 'string'],
	['hs_task_body', 'string'],
	['hs_task_status', 'enumeration', { options: optionsOf(STATUSES) }],
	['hs_task_priority', 'enumeration', { options: optionsOf(['LOW', 'MEDIUM', 'HIGH', 'NONE']) }],
	['hs_task_type', 'enumeration', { options: optionsOf(['EMAIL', 'CALL', 'TODO']) }],
	['hs_task_completion_date', 'datetime', readOnly],
	['hubspot_owner_id', 'string'],
	['hs_object_id', 'number', readOnly],
	['hs_createdate', 'datetime', readOnly],
	['hs_lastmodifieddate', 'datetime', readOnly],
];

/** What every portal has from the start. */
export function builtInProperties(type: 'contacts' | 'tasks'): PropertyDefinition[] {
	const rows = type === 'contacts' ? OF_CONTACTS : OF_TASKS;
	return rows.map(([name, valueType, more]) => ({
		name,
		label: name,
		type: valueType,
		fieldType: FIELD_TYPES[valueType][0],
		groupName: type === 'contacts' ? 'contactinformation' : 'task_information',
		description: '',
		options: [],
		hasUniqueValue: false,
		isReadOnly: false,
		hubspotDefined: true,
		archived: false,
		createdAt: '2020-01-01T00:00:00.000Z',
		...more,
	}));
}

/** What an answer holds when no property is asked for. */
export const DEFAULT_PROPERTIES = {
	contacts: ['createdate', 'email', 'firstname', 'hs_object_id', 'lastmodifieddate', 'lastname'],
	tasks: ['hs_createdate', 'hs_lastmodifieddate', 'hs_object_id'],
} as const;

export function optionsOf(values: readonly string[]): PropertyDefinition['options'] {
	return values.map((value, displayOrder) => ({
		label: value,
		value,
		displayOrder,
		hidden: false,
	}));
}

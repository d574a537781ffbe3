/**
 * The fields of an event, each with the names under which it is found when none was chosen, first match wins.
 * Names with a dot look into an object.
 */
export const FIELD_NAMES = {
	eventId: ['eventId', 'event_id', 'messageId'],
	type: ['type', 'eventType', 'event_type', 'event'],
	occurredAt: ['occurredAt', 'occurred_at', 'timestamp', 'time', 'date'],
	email: [
		'email',
		'Email',
		'emailAddress',
		'email_address',
		'e-mail',
		'contact.email',
		'candidate.email',
	],
	visitorId: ['visitorId', 'visitor_id', 'anonymousId'],
	externalId: ['externalId', 'external_id', 'atsId', 'candidateNumber'],
	hubspotId: ['hubspotId', 'hubspot_id', 'hs_object_id'],
	subject: ['subject', 'vacancyId', 'vacancy_id', 'vacancy', 'asset', 'page', 'url', 'path'],
	source: ['source', 'utm_source', 'utm.source'],
	channel: ['channel', 'utm_medium', 'utm.medium'],
	campaign: ['campaign', 'utm_campaign', 'utm.campaign'],
	consent: ['consent', 'consents'],
	kind: ['kind'],
	status: ['status', 'applicationStatus', 'application_status', 'stage'],
	profile: ['profile'],
	properties: ['properties', 'props'],
} as const;

/** What an event can say, under our own names. */
export type FieldName = keyof typeof FIELD_NAMES;

/** Names chosen by the user; a field without one is looked for under its usual names. */
export type ChosenFields = Partial<Record<FieldName, string>>;

/** A raw record as it came in. */
export type Source = Readonly<Record<string, unknown>>;

/** Finds one field in a raw record; undefined where it is not there. */
export type ReadField = (source: Source) => unknown;

/** Makes one reader per field; made once per batch, so an item costs no interpretation of names. */
export function fieldReaders(chosen: ChosenFields): Record<FieldName, ReadField> {
	const entries = Object.entries(FIELD_NAMES).map(([field, usual]) => {
		const own = chosen[field as FieldName];
		return [field, reader(own ? [own] : usual)];
	});
	return Object.fromEntries(entries) as Record<FieldName, ReadField>;
}

function reader(names: readonly string[]): ReadField {
	const readers = names.map((name) => {
		const path = name.split('.');
		return path.length === 1
			? (source: Source) => own(source, name)
			: (source: Source) => deep(source, path);
	});
	return (source) => {
		for (let i = 0; i < readers.length; i++) {
			const value = readers[i](source);
			if (value !== undefined && value !== null && value !== '') return value;
		}
		return undefined;
	};
}

function own(source: Source, name: string): unknown {
	return Object.hasOwn(source, name) ? source[name] : undefined;
}

function deep(source: Source, path: readonly string[]): unknown {
	let value: unknown = source;
	for (const name of path) {
		if (!isSource(value)) return undefined;
		value = own(value, name);
	}
	return value;
}

/** Whether a value is an object with fields. */
export function isSource(value: unknown): value is Source {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The names a person may look for when a field was not found. */
export function usualNames(field: FieldName): string {
	return FIELD_NAMES[field].join(', ');
}

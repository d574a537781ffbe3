import { contactExists, invalid, notFound, Refusal, wrongValues, type WrongValue } from './answers';
import type { ObjectType, Portal, PortalRecord, Values } from './portal';
import { DEFAULT_PROPERTIES } from './schema';
import { checkValue } from './values';

/** Values as somebody sends them. */
export type Sent = Record<string, unknown>;

/** Checks values that are sent, all of them. `values.*` */
export function checkValues(portal: Portal, type: ObjectType, sent: Sent): Values {
	const values: Values = {};
	const wrong: WrongValue[] = [];
	for (const [name, raw] of Object.entries(sent)) {
		const property = portal.properties[type].get(name);
		if (!property || property.archived) {
			const message = `Property "${name}" does not exist`;
			wrong.push({ property: name, code: 'PROPERTY_DOESNT_EXIST', message });
			continue;
		}
		const checked = checkValue(property, raw);
		if ('value' in checked) values[name] = checked.value;
		else wrong.push(checked);
	}
	if (wrong.length > 0) throw wrongValues(wrong);
	return values;
}

/** Refuses what the portal's own rules demand. `values.conditional` */
export function demandRequired(
	portal: Portal,
	values: Values,
	isCreate: boolean,
	isDated: boolean,
): void {
	const { demanded } = portal.settings;
	if (demanded === null || !isDated || values[demanded]) return;
	if (!isCreate && !(demanded in values)) return;
	const code = isCreate ? 'MISSING_REQUIRED_PROPERTY' : 'MISSING_CONDITIONAL_REQUIRED_PROPERTY';
	throw wrongValues([{ property: demanded, code, message: `Property "${demanded}" is required` }]);
}

export function createRecord(portal: Portal, type: ObjectType, values: Values): PortalRecord {
	demandFree(portal, type, values, null);
	const now = portal.now();
	const record: PortalRecord = {
		id: portal.newId(),
		values,
		createdAt: now,
		updatedAt: now,
		archived: false,
		versions: [],
	};
	portal.records[type].set(record.id, record);
	touch(portal, type, record, now);
	if (type === 'contacts' && values.email) portal.contactByEmail.set(values.email, record.id);
	tell(portal, type, 'creation', record, {});
	return record;
}

export function updateRecord(
	portal: Portal,
	type: ObjectType,
	record: PortalRecord,
	values: Values,
): void {
	demandFree(portal, type, values, record.id);
	if (type === 'contacts' && values.email !== undefined) {
		if (record.values.email) portal.contactByEmail.delete(record.values.email);
		if (values.email) portal.contactByEmail.set(values.email, record.id);
	}
	Object.assign(record.values, values);
	touch(portal, type, record, portal.now());
	tell(portal, type, 'propertyChange', record, values);
}

export function archiveRecord(portal: Portal, type: ObjectType, record: PortalRecord): void {
	record.archived = true;
	for (const [email, id] of portal.contactByEmail)
		if (type === 'contacts' && id === record.id) portal.contactByEmail.delete(email);
	portal.keepVersion(record);
	tell(portal, type, 'deletion', record, {});
}

/** `contacts.additionalEmail`: each of a contact's addresses finds it. */
export function findByEmail(portal: Portal, email: string): PortalRecord | null {
	const id = portal.contactByEmail.get(email.trim().toLowerCase());
	return id === undefined ? null : portal.find('contacts', id);
}

/** A record by id, or by e-mail address or another unique property; null for none. */
export function lookUp(
	portal: Portal,
	type: ObjectType,
	idProperty: string | undefined,
	id: string,
): PortalRecord | null {
	if (idProperty === undefined) return portal.find(type, id);
	if (type === 'contacts' && idProperty === 'email') return findByEmail(portal, id);
	demandUniqueProperty(portal, type, idProperty);
	return findByValue(portal, type, idProperty, id);
}

/** `contacts.upsertUnique` */
export function demandUniqueProperty(portal: Portal, type: ObjectType, name: string): void {
	if (type === 'contacts' && name === 'email') return;
	if (portal.properties[type].get(name)?.hasUniqueValue) return;
	throw invalid(`Unable to perform update/upsert by non-unique 0-1 property ${name}`);
}

/** `contacts.merged`: a merge makes a record of its own out of two. */
export function mergeContacts(portal: Portal, primaryId: string, otherId: string): PortalRecord {
	const primary = portal.find('contacts', primaryId);
	const other = portal.find('contacts', otherId);
	if (!primary || !other) throw notFound();
	if (primary === other) throw invalid('Cannot merge a record with itself');
	const further = [other.values.email, ...listOf(primary), ...listOf(other)].filter(Boolean);
	for (const one of [primary, other]) archiveRecord(portal, 'contacts', one);
	const merged = createRecord(portal, 'contacts', {
		...other.values,
		...withoutEmpty(primary.values),
		hs_additional_emails: [...new Set(further)].join(';'),
		hs_merged_object_ids: [...mergedIds(primary), ...mergedIds(other)].join(';'),
	});
	for (const email of further) portal.contactByEmail.set(String(email), merged.id);
	for (const one of [primary, other]) portal.mergedInto.set(one.id, merged.id);
	for (const contacts of portal.contactsOfTask.values())
		if (contacts.has(primary.id) || contacts.has(other.id)) contacts.add(merged.id);
	return merged;
}

/** A record as answers show it: the properties that were asked for, or a few. */
export function present(
	type: ObjectType,
	record: PortalRecord,
	asked: readonly string[] = [],
): Record<string, unknown> {
	const names = new Set([...DEFAULT_PROPERTIES[type], ...asked]);
	return {
		id: record.id,
		properties: Object.fromEntries([...names].map((name) => [name, record.values[name] ?? null])),
		createdAt: new Date(record.createdAt).toISOString(),
		updatedAt: new Date(record.updatedAt).toISOString(),
		archived: record.archived,
		url: `https://app.hubspot.com/contacts/1/record/0-1/${record.id}`,
	};
}

/** What properties were from when on, the latest first. `batch.historyValues` */
export function historyOf({ versions }: PortalRecord, names: readonly string[]) {
	const entries = names.map((name) => {
		const values = versions.flatMap(({ at, values: all }) => {
			const value = all?.[name];
			return value === null || value === undefined ? [] : [{ value, at }];
		});
		const changes = values.filter(({ value }, i) => i === 0 || values[i - 1].value !== value);
		const told = changes.map(({ value, at }) => ({
			value,
			timestamp: new Date(at).toISOString(),
			sourceType: 'CRM_UI',
		}));
		return [name, told.reverse()] as const;
	});
	return Object.fromEntries(entries.filter(([, told]) => told.length > 0));
}

function touch(portal: Portal, type: ObjectType, record: PortalRecord, now: number): void {
	record.updatedAt = now;
	const [created, modified] =
		type === 'contacts'
			? ['createdate', 'lastmodifieddate']
			: ['hs_createdate', 'hs_lastmodifieddate'];
	record.values.hs_object_id = record.id;
	record.values[created] = new Date(record.createdAt).toISOString();
	record.values[modified] = new Date(now).toISOString();
	if (record.values.hs_task_status === 'COMPLETED')
		record.values.hs_task_completion_date ??= new Date(now).toISOString();
	portal.keepVersion(record);
}

function tell(
	portal: Portal,
	type: ObjectType,
	what: string,
	{ id }: PortalRecord,
	values: Values,
): void {
	const subscriptionType = `${type.slice(0, -1)}.${what}`;
	const event = { subscriptionType, objectId: id, occurredAt: portal.now() };
	const changes = Object.entries(values);
	if (changes.length === 0) portal.happened.push(event);
	for (const [propertyName, propertyValue] of changes)
		portal.happened.push({ ...event, propertyName, propertyValue });
}

/** Refuses values that belong to another record: an address, or a unique property (`contacts.uniqueTaken`). */
export function demandFree(
	portal: Portal,
	type: ObjectType,
	values: Values,
	ownId: string | null,
): void {
	const holder = type === 'contacts' && values.email ? findByEmail(portal, values.email) : null;
	if (holder && holder.id !== ownId) throw contactExists(holder.id);
	for (const [name, value] of Object.entries(values)) {
		if (!value || !portal.properties[type].get(name)?.hasUniqueValue) continue;
		const other = findByValue(portal, type, name, value);
		if (other && other.id !== ownId)
			throw new Refusal(
				409,
				'CONFLICT',
				`Unique property value already exists. Existing ID: ${other.id}`,
				{
					context: { existingId: [other.id] },
				},
			);
	}
}

function findByValue(
	portal: Portal,
	type: ObjectType,
	name: string,
	value: string,
): PortalRecord | null {
	for (const record of portal.records[type].values())
		if (!record.archived && record.values[name] === value) return record;
	return null;
}

function listOf({ values }: PortalRecord): string[] {
	return (values.hs_additional_emails ?? '').split(';').filter(Boolean);
}

function mergedIds({ id, values }: PortalRecord): string[] {
	return [...(values.hs_merged_object_ids ?? '').split(';').filter(Boolean), id];
}

function withoutEmpty(values: Values): Values {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

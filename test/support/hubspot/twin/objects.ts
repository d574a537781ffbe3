import { invalid, notFound, type Answer } from './answers';
import type { Ask } from './ask';
import { batchArchive, batchCreate, batchRead, batchUpdate, batchUpsert } from './batches';
import type { ObjectType, Portal, PortalRecord } from './portal';
import {
	archiveRecord,
	checkValues,
	createRecord,
	demandRequired,
	lookUp,
	mergeContacts,
	present,
	updateRecord,
	type Sent,
} from './records';
import { search } from './search';
import { checkTask, tasksOf, tie } from './tasks';

const BATCHES = {
	create: batchCreate,
	read: batchRead,
	update: batchUpdate,
	upsert: batchUpsert,
	archive: batchArchive,
} as const;

/** Calls under `/objects/{type}`; null for one the twin does not serve. */
export function objects(portal: Portal, ask: Ask, [typeName, ...rest]: string[]): Answer | null {
	const type = typeOf(typeName);
	const [first, second, third] = rest;
	if (type === null) return null;
	if (first === 'batch' && ask.method === 'POST' && second in BATCHES)
		return BATCHES[second as keyof typeof BATCHES](portal, type, ask);
	if (first === 'search' && ask.method === 'POST') return search(portal, type, ask);
	if (first === 'merge' && ask.method === 'POST') return merge(portal, ask);
	if (first === 'gdpr-delete' && ask.method === 'POST') return purge(portal, ask);
	if (second === 'associations') return associations(portal, ask, type, first, rest.slice(2));
	if (third !== undefined || second !== undefined) return null;
	return first === undefined ? collection(portal, ask, type) : one(portal, ask, type, first);
}

export function typeOf(name: string): ObjectType | null {
	if (name === 'contacts' || name === '0-1' || name === 'contact') return 'contacts';
	return name === 'tasks' || name === '0-27' || name === 'task' ? 'tasks' : null;
}

function collection(portal: Portal, ask: Ask, type: ObjectType): Answer | null {
	if (ask.method === 'POST') return create(portal, ask, type);
	if (ask.method !== 'GET') return null;
	const limit = Number(ask.query.get('limit') ?? 10);
	const after = Number(ask.query.get('after') ?? 0);
	const there = [...portal.records[type].values()].filter(
		({ id, archived }) => !archived && Number(id) > after,
	);
	const page = there.slice(0, limit);
	const isMore = page.length < there.length;
	return {
		status: 200,
		body: {
			results: page.map((record) => present(type, record, askedFor(ask))),
			...(isMore && { paging: { next: { after: page[page.length - 1].id } } }),
		},
	};
}

function create(portal: Portal, { body, isDated }: Ask, type: ObjectType): Answer {
	const { properties = {}, associations: sent } = body as {
		properties?: Sent;
		associations?: unknown;
	};
	const values = checkValues(portal, type, properties);
	demandRequired(portal, values, true, isDated);
	const associate = type === 'tasks' ? checkTask(portal, values, sent) : () => undefined;
	const record = createRecord(portal, type, values);
	associate(record.id);
	return { status: 201, body: present(type, record, Object.keys(properties)) };
}

function one(portal: Portal, ask: Ask, type: ObjectType, id: string): Answer | null {
	const record = lookUp(portal, type, ask.query.get('idProperty') ?? undefined, id);
	if (!record) throw notFound();
	switch (ask.method) {
		case 'GET':
			return { status: 200, body: present(type, record, askedFor(ask)) };
		case 'PATCH':
			return update(portal, ask, type, record);
		case 'DELETE':
			archiveRecord(portal, type, record);
			return { status: 204 };
		default:
			return null;
	}
}

function update(
	portal: Portal,
	{ body, isDated }: Ask,
	type: ObjectType,
	record: PortalRecord,
): Answer {
	const { properties = {} } = body as { properties?: Sent };
	const values = checkValues(portal, type, properties);
	demandRequired(portal, values, false, isDated);
	updateRecord(portal, type, record, values);
	return { status: 200, body: present(type, record, Object.keys(properties)) };
}

/** `contacts.gdprDelete`: for good, with all that a contact ever said. */
function purge(portal: Portal, { body }: Ask): Answer {
	const contact = portal.find('contacts', (body as { objectId: string }).objectId);
	if (!contact) throw notFound();
	archiveRecord(portal, 'contacts', contact);
	portal.records.contacts.delete(contact.id);
	return { status: 204 };
}

function merge(portal: Portal, { body }: Ask): Answer {
	const { primaryObjectId, objectIdToMerge } = body as Record<string, string>;
	const merged = mergeContacts(portal, primaryObjectId, objectIdToMerge);
	return { status: 200, body: present('contacts', merged) };
}

/** `PUT …/tasks/{id}/associations/default/contacts/{id}`, and what is tied to one record. */
function associations(
	portal: Portal,
	{ method }: Ask,
	type: ObjectType,
	id: string,
	rest: readonly string[],
): Answer | null {
	if (method === 'PUT' && type === 'tasks' && rest[0] === 'default') {
		const contact = portal.find('contacts', rest[2]);
		if (!portal.find('tasks', id) || !contact)
			throw invalid('One or more of the records does not exist');
		tie(portal, id, contact.id);
		return { status: 200, body: { status: 'COMPLETE', results: [] } };
	}
	if (method !== 'GET' || type !== 'contacts') return null;
	const results = tasksOf(portal, id).map((toObjectId) => ({ toObjectId, associationTypes: [] }));
	return { status: 200, body: { results } };
}

function askedFor({ query }: Ask): string[] {
	return query.getAll('properties').flatMap((names) => names.split(','));
}

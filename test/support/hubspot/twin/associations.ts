import { invalid, Refusal, type Answer } from './answers';
import type { Ask } from './ask';
import { typeOf } from './objects';
import type { ObjectType, Portal } from './portal';
import { CONTACT_TO_TASK, contactsOf, TASK_TO_CONTACT, tasksOf, tie } from './tasks';

interface SentPair {
	id?: unknown;
	after?: string;
	from?: { id?: unknown };
	to?: { id?: unknown };
}

/** Calls under `/associations/{from}/{to}/batch`; null for one the twin does not serve. */
export function associations(portal: Portal, ask: Ask, parts: readonly string[]): Answer | null {
	const [from, to, batch, what, more] = parts;
	if (batch !== 'batch' || ask.method !== 'POST') return null;
	const [fromType, toType] = [typeOf(from), typeOf(to)];
	if (fromType === null || toType === null || fromType === toType) return null;
	const { inputs = [] } = ask.body as { inputs?: SentPair[] };
	if (what === 'read') return read(portal, fromType, inputs);
	return what === 'associate' && more === 'default' ? tieAll(portal, fromType, inputs) : null;
}

function read(portal: Portal, from: ObjectType, inputs: readonly SentPair[]): Answer {
	const unknown = inputs.map(({ id }) => String(id)).filter((id) => !portal.find(from, id));
	const results = inputs.flatMap(({ id, after = '0' }) => {
		const record = portal.find(from, String(id));
		if (!record) return [];
		const ids = from === 'tasks' ? contactsOf(portal, record.id) : tasksOf(portal, record.id);
		if (ids.length === 0) return [];
		const end = Number(after) + portal.settings.associationsPage;
		return {
			from: { id: String(id) },
			to: ids.slice(Number(after), end).map((toObjectId) => ({
				toObjectId: Number(toObjectId),
				associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: typeIdFrom(from), label: null }],
			})),
			...(end < ids.length && { paging: { next: { after: String(end) } } }),
		};
	});
	const errors = unknown.map((id) => ({
		...new Refusal(404, 'OBJECT_NOT_FOUND', `No ${from} with ID ${id} exists`).body,
		context: { fromObjectId: [id] },
	}));
	return {
		status: errors.length > 0 ? 207 : 200,
		body: {
			status: 'COMPLETE',
			results,
			...(errors.length > 0 && { numErrors: errors.length, errors }),
			startedAt: new Date(portal.now()).toISOString(),
			completedAt: new Date(portal.now()).toISOString(),
		},
	};
}

function tieAll(portal: Portal, from: ObjectType, inputs: readonly SentPair[]): Answer {
	for (const pair of inputs) {
		const ids = [String(pair.from?.id), String(pair.to?.id)];
		const [taskId, contactId] = from === 'tasks' ? ids : ids.reverse();
		const contact = portal.find('contacts', contactId);
		if (!contact || !portal.find('tasks', taskId))
			throw invalid('One or more of the records does not exist');
		tie(portal, taskId, contact.id);
	}
	return { status: 200, body: { status: 'COMPLETE', results: [] } };
}

/** `tasks.associated`: from the other end an association has another number. */
function typeIdFrom(from: ObjectType): number {
	return from === 'tasks' ? TASK_TO_CONTACT : CONTACT_TO_TASK;
}

import { inParallel, partsOf } from '../calls/batches';
import type { HubSpot } from '../calls/HubSpot';
import { readMarker } from './marker';
import { requestKey } from './request';

/** The status of a task that is done; every other one counts as open. */
export const COMPLETED = 'COMPLETED';

/** The status of a task nobody has begun. */
export const NOT_STARTED = 'NOT_STARTED';

/** A task of ours that is not done. */
export interface OpenTask {
	id: string;
	reason: string;
	isBegun: boolean;
	/** UTC ms. */
	createdMs: number;
}

/** Our open tasks by {@link requestKey}, the first made first. */
export type OpenTasks = ReadonlyMap<string, readonly OpenTask[]>;

/** Our open tasks of these contacts. Read from the records themselves: HubSpot's search is a moment late. */
export async function findOpenTasks(
	hubspot: HubSpot,
	contactIds: readonly string[],
): Promise<OpenTasks> {
	const contactsOf = new Map<string, string[]>();
	await inParallel(partsOf([...new Set(contactIds)]), async (part) => {
		for (const [contactId, taskIds] of await readTaskIds(hubspot, part))
			for (const id of taskIds) contactsOf.set(id, [...(contactsOf.get(id) ?? []), contactId]);
	});
	const open = new Map<string, OpenTask[]>();
	await inParallel(partsOf([...contactsOf.keys()]), async (part) => {
		for (const task of await readOurOpen(hubspot, part))
			for (const contactId of contactsOf.get(task.id) ?? []) {
				const key = requestKey({ contactId, reason: task.reason });
				open.set(key, [...(open.get(key) ?? []), task].sort(byId));
			}
	});
	return open;
}

function byId(a: OpenTask, b: OpenTask): number {
	return Number(a.id) - Number(b.id);
}

/** The tasks of contacts, done or not. */
export async function readTaskIds(
	hubspot: HubSpot,
	contactIds: readonly string[],
): Promise<Array<[contactId: string, taskIds: string[]]>> {
	const found: Array<[string, string[]]> = [];
	let inputs: Array<{ id: string; after?: string }> = contactIds.map((id) => ({ id }));
	while (inputs.length > 0) {
		const asked = inputs;
		const { results } = await hubspot.call('read', 'reading the tasks of contacts', (client) =>
			client.crm.associations.v4.batchApi.getPage('contacts', 'tasks', { inputs: asked }),
		);
		inputs = [];
		for (const { _from, to, paging } of results) {
			found.push([_from.id, to.map(({ toObjectId }) => String(toObjectId))]);
			if (paging?.next) inputs.push({ id: _from.id, after: paging.next.after });
		}
	}
	return found;
}

async function readOurOpen(hubspot: HubSpot, taskIds: readonly string[]): Promise<OpenTask[]> {
	const { results } = await hubspot.call('read', 'reading tasks', (client) =>
		client.crm.objects.tasks.batchApi.read({
			inputs: taskIds.map((id) => ({ id })),
			properties: ['hs_task_body', 'hs_task_status', 'hs_createdate'],
			propertiesWithHistory: [],
		}),
	);
	return results.flatMap(({ id, properties }) => {
		const { hs_task_body: body, hs_task_status: status, hs_createdate: created } = properties;
		const marker = readMarker(body);
		if (!marker || status === COMPLETED) return [];
		const createdMs = Date.parse(created ?? '') || 0;
		return { id, reason: marker.reason, isBegun: status !== NOT_STARTED, createdMs };
	});
}

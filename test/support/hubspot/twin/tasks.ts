import { invalid, notFound, Refusal, wrongValues } from './answers';
import type { Portal, Values } from './portal';

/** HubSpot's numbers of the associations between tasks and contacts. */
export const TASK_TO_CONTACT = 204;
export const CONTACT_TO_TASK = 203;

interface SentAssociation {
	to?: { id?: unknown };
	types?: Array<{ associationCategory?: string; associationTypeId?: number }>;
}

/**
 * Checks a new task. `tasks.due`, `tasks.owner`, `tasks.contactGone`, `tasks.associated`
 *
 * @returns ties the task to its contacts, once it is there
 */
export function checkTask(
	portal: Portal,
	values: Values,
	associations: unknown,
): (taskId: string) => void {
	if (!values.hs_timestamp)
		throw invalid('Error creating TASK. Some required properties were not set.', {
			context: { properties: ['hs_timestamp'] },
		});
	const { hubspot_owner_id: owner } = values;
	if (owner && !portal.owners.some(({ id, archived }) => id === owner && !archived)) {
		const message = `Owner ${owner} does not exist`;
		throw wrongValues([{ property: 'hubspot_owner_id', code: 'INVALID_OWNER_ID', message }]);
	}
	const contactIds = ((associations ?? []) as SentAssociation[]).map((one) =>
		contactOf(portal, one),
	);
	return (taskId) => {
		for (const contactId of contactIds) tie(portal, taskId, contactId);
	};
}

/** `associations.default`: tying twice is tying once. */
export function tie(portal: Portal, taskId: string, contactId: string): void {
	const contacts = portal.contactsOfTask.get(taskId) ?? new Set<string>();
	portal.contactsOfTask.set(taskId, contacts.add(contactId));
}

/** The contacts of a task that are still there, under the ids they have now. */
export function contactsOf(portal: Portal, taskId: string): string[] {
	const ids = [...(portal.contactsOfTask.get(taskId) ?? [])];
	return [...new Set(ids.flatMap((id) => portal.find('contacts', id)?.id ?? []))];
}

/** The tasks of a contact, seen from its end. */
export function tasksOf(portal: Portal, contactId: string): string[] {
	return [...portal.contactsOfTask.keys()].filter(
		(taskId) => portal.find('tasks', taskId) && contactsOf(portal, taskId).includes(contactId),
	);
}

function contactOf(portal: Portal, { to, types = [] }: SentAssociation): string {
	const [type] = types;
	if (type?.associationTypeId !== TASK_TO_CONTACT)
		throw invalid(
			`association type id ${type?.associationTypeId} doesn't exist between TASK and CONTACT`,
		);
	const contact = portal.find('contacts', String(to?.id));
	if (contact) return contact.id;
	throw new Refusal(
		400,
		notFound().body.category as string,
		`CONTACT=${String(to?.id)} is not valid`,
	);
}

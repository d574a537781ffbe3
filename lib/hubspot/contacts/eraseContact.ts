import { partsOf } from '../calls/batches';
import type { HubSpot } from '../calls/HubSpot';
import { isHubSpotError } from '../errors';
import { readTaskIds } from '../tasks/openTasks';

/** What a task says once the person it was about is erased. */
const ERASED = { hs_task_subject: 'Erased', hs_task_body: '' };

/**
 * Erases a contact from HubSpot for good, as its privacy laws call it, and its tasks, which name the person. Again does
 * nothing: a contact that is gone is one that is erased.
 *
 * @throws {HubSpotError} when it failed; the same call again goes on
 */
export async function eraseContact(hubspot: HubSpot, contactId: string): Promise<void> {
	const tasks = (await readTaskIds(hubspot, [contactId])).flatMap(([, ids]) => ids);
	for (const part of partsOf(tasks)) {
		await hubspot.call('write', 'emptying tasks of somebody who is erased', (client) =>
			client.crm.objects.tasks.batchApi.update({
				inputs: part.map((id) => ({ id, properties: ERASED })),
			}),
		);
		await hubspot.call('write', 'taking away tasks of somebody who is erased', (client) =>
			client.crm.objects.tasks.batchApi.archive({ inputs: part.map((id) => ({ id })) }),
		);
	}
	try {
		await hubspot.call('write', 'erasing a contact', (client) =>
			client.crm.contacts.basicApi.purge({ objectId: contactId }),
		);
	} catch (error) {
		if (!isHubSpotError(error) || error.code !== 'not-found') throw error;
	}
}

import { partsOf } from '../calls/batches';
import type { HubSpot } from '../calls/HubSpot';
import type { OpenTasks } from './openTasks';

/**
 * Takes away tasks that two processes made for the same contact and reason at the same moment. Whoever looks keeps
 * the first, so all agree on it; tasks that were there before anything was sent are left alone.
 */
export async function removeExtraTasks(
	hubspot: HubSpot,
	now: OpenTasks,
	before: OpenTasks,
): Promise<void> {
	const old = new Set([...before.values()].flat());
	const extra = [...now.values()].flatMap(([, ...others]) => others.filter((id) => !old.has(id)));
	for (const part of partsOf(extra))
		await hubspot.call('write', 'taking away a task that was made twice', (client) =>
			client.crm.objects.tasks.batchApi.archive({ inputs: part.map((id) => ({ id })) }),
		);
}

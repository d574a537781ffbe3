import { partsOf } from '../calls/batches';
import type { HubSpot } from '../calls/HubSpot';
import type { OpenTask, OpenTasks } from './openTasks';

/** Two of the same made further apart than this were not made by mistake: somebody copied the first one. */
const MISTAKE_MS = 10 * 60_000;

/**
 * Takes away tasks that two processes made for the same contact and reason at about the same time. Everybody keeps the
 * first, so all agree on it; a task that somebody has begun stays.
 */
export async function removeExtraTasks(hubspot: HubSpot, open: OpenTasks): Promise<void> {
	const extra = [...open.values()].flatMap(extraOf);
	for (const part of partsOf(extra))
		await hubspot.call('write', 'taking away a task that was made twice', (client) =>
			client.crm.objects.tasks.batchApi.archive({ inputs: part.map(({ id }) => ({ id })) }),
		);
}

function extraOf([first, ...others]: readonly OpenTask[]): OpenTask[] {
	return others.filter(
		({ isBegun, createdMs }) => !isBegun && createdMs - first.createdMs <= MISTAKE_MS,
	);
}

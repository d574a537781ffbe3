import type { HubSpot } from '../calls/HubSpot';
import { readMarker } from '../tasks/marker';
import { COMPLETED } from '../tasks/openTasks';
import { everyPage, type FoundRecord } from './everyPage';
import { changedSince, nextSince } from './since';

/** How one of our tasks stands. */
export interface TaskOutcome {
	taskId: string;
	candidate: string;
	reason: string;
	isDone: boolean;
	/** UTC ms; null while it is open. */
	doneAtMs: number | null;
	/** HubSpot's id of who owns it; null for nobody. */
	ownerId: string | null;
}

const PROPERTIES = [
	'hs_task_body',
	'hs_task_status',
	'hs_task_completion_date',
	'hs_lastmodifieddate',
	'hubspot_owner_id',
];

/**
 * Reads how our tasks stand that were changed since a moment; tasks of others are passed over.
 *
 * @returns `sinceMs` of the next run
 */
export async function pullTaskOutcomes(
	hubspot: HubSpot,
	sinceMs: number | null,
	onOutcomes: (outcomes: TaskOutcome[]) => Promise<void> | void,
): Promise<number> {
	const startedMs = hubspot.clock.now();
	const filters = changedSince('hs_lastmodifieddate', sinceMs);
	for await (const page of everyPage(hubspot, 'tasks', filters, PROPERTIES)) {
		const outcomes = page.map(readOutcome).filter((outcome) => outcome !== null);
		if (outcomes.length > 0) await onOutcomes(outcomes);
	}
	return nextSince(startedMs);
}

function readOutcome({ id, properties }: FoundRecord): TaskOutcome | null {
	const marker = readMarker(properties.hs_task_body);
	if (!marker) return null;
	const isDone = properties.hs_task_status === COMPLETED;
	const doneAt = properties.hs_task_completion_date ?? properties.hs_lastmodifieddate ?? '';
	return {
		taskId: id,
		...marker,
		isDone,
		doneAtMs: isDone ? Date.parse(doneAt) || null : null,
		ownerId: properties.hubspot_owner_id || null,
	};
}

import type { Problem } from '../problem';
import { reasonKey, type TaskMarker } from './marker';

/** What kind of task, in HubSpot's words. */
export type TaskType = 'CALL' | 'EMAIL' | 'TODO';
/** How urgent a task is, in HubSpot's words. */
export type TaskPriority = 'LOW' | 'MEDIUM' | 'HIGH';

/** A task for a recruiter. */
export interface TaskRequest extends TaskMarker {
	/** HubSpot id of the contact it is about. */
	contactId: string;
	subject: string;
	/** HTML. The marker comes after it. */
	body: string;
	/** UTC ms. */
	dueMs: number;
	type: TaskType;
	priority: TaskPriority;
	/** HubSpot's owner id; null for nobody. */
	ownerId: string | null;
}

/** What became of a task. */
export interface TaskResult {
	/** `exists`: there was an open one for this contact and reason. */
	status: 'created' | 'exists' | 'failed';
	taskId: string | null;
	problem: Problem | null;
}

/** A contact has one open task for each reason. */
export function requestKey({
	contactId,
	reason,
}: Pick<TaskRequest, 'contactId' | 'reason'>): string {
	return `${contactId} ${reasonKey(reason)}`;
}

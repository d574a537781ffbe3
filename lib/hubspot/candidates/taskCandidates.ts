import type { CompiledModel } from '../../scoring';
import type { CandidateStore, StoredCandidate } from '../../store';
import type { HubSpot } from '../calls/HubSpot';
import type { Problem } from '../problem';
import { createTasks } from '../tasks/createTasks';
import type { TaskRequest, TaskResult } from '../tasks/request';
import { contactsOf } from './contactsOf';
import { candidateKey, storeName } from './storeName';

/** A task about a candidate. */
export interface CandidateTask extends Omit<TaskRequest, 'candidate' | 'contactId'> {
	candidate: StoredCandidate;
}

/** What became of the task for a candidate. */
export interface CandidateTaskResult extends TaskResult {
	/** Null where the candidate has no contact. */
	contactId: string | null;
}

/**
 * Gives candidates their tasks in HubSpot, and contacts to those who have none. Who has an open task for the same
 * reason gets no other.
 *
 * @returns one result per task, in their order
 * @throws {HubSpotError} what ends the run; running again completes it
 */
export async function taskCandidates(
	hubspot: HubSpot,
	store: CandidateStore,
	compiled: CompiledModel,
	tasks: readonly CandidateTask[],
): Promise<CandidateTaskResult[]> {
	const people = [...new Map(tasks.map((task) => [task.candidate.candidateId, task.candidate]))];
	const contacts = await contactsOf(
		hubspot,
		store,
		compiled,
		people.map(([, candidate]) => candidate),
	);
	const name = await storeName(store);
	const requests = tasks.flatMap(({ candidate, ...task }): TaskRequest[] => {
		const contact = contacts.get(candidate.candidateId);
		if (!contact || 'problem' in contact) return [];
		const key = candidateKey(candidate.candidateId, name);
		return [{ ...task, candidate: key, contactId: contact.hubspotId }];
	});
	const results = await createTasks(hubspot, requests);
	let next = 0;
	return tasks.map(({ candidate }) => {
		const contact = contacts.get(candidate.candidateId);
		if (contact && 'hubspotId' in contact)
			return { ...results[next++], contactId: contact.hubspotId };
		return failed(contact?.problem ?? null);
	});
}

function failed(problem: Problem | null): CandidateTaskResult {
	return { status: 'failed', taskId: null, problem, contactId: null };
}

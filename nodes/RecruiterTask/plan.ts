import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import {
	PHONE_SCRIPT,
	reasonKey,
	subjectOf,
	taskBody,
	taskSubject,
	type CandidateTask,
	type HubSpot,
	type PhoneScript,
	type TaskPriority,
	type TaskSubject,
	type TaskType,
} from '../../lib/hubspot';
import { ParameterError } from '../shared/errors';
import type { Found } from '../shared/findCandidates';
import type { Settings } from '../shared/settings';
import { readDueDates } from './dueDates';
import { assignOwners, type Owner } from './owners';

/** A task that is to be given. */
export interface Planned {
	found: Found;
	task: CandidateTask;
	owner: Owner | null;
	/** What the recruiter is told, in parts. */
	told: TaskSubject;
}

/** As many of a candidate's latest events are looked through for what they viewed. */
const LATEST_EVENTS = 50;

/** Plans the tasks of candidates. */
export async function planTasks(
	context: IExecuteFunctions,
	{ store, compiled, asOfMs, options }: Settings,
	found: readonly Found[],
	hubspot: HubSpot | null,
): Promise<Planned[]> {
	const dueOf = await readDueDates(context, compiled, asOfMs);
	const reasonOf = reasonReader(context);
	const script = readScript(context);
	const owners = await assignOwners(context, found.length, store, hubspot);
	const planned: Planned[] = [];
	for (const [i, one] of found.entries()) {
		const reason = reasonOf(one.itemIndex);
		const { candidate } = one;
		const events = await store.events(candidate.candidateId, LATEST_EVENTS);
		const told = subjectOf(candidate, reason, events, compiled);
		const owner = owners[i];
		planned.push({
			found: one,
			owner,
			told,
			task: {
				candidate,
				reason,
				subject: taskSubject(told),
				body: taskBody(told, script),
				dueMs: dueOf(reason),
				type: (options.type ?? 'CALL') as TaskType,
				priority: (options.priority ?? 'HIGH') as TaskPriority,
				ownerId: owner?.id ?? null,
			},
		});
	}
	return planned;
}

/** An expression may give each item a reason of its own; a plain text is read once. */
function reasonReader(context: IExecuteFunctions): (itemIndex: number) => string {
	const read = (itemIndex: number) => {
		const reason = String(context.getNodeParameter('reason', itemIndex, '')).trim();
		if (reason !== '') return reason;
		throw new ParameterError('The task has no reason', 'Fill in Reason, say “Time to call”.');
	};
	if (String(context.getNode().parameters.reason ?? '').startsWith('=')) return read;
	const reason = read(0);
	return () => reason;
}

function readScript(context: IExecuteFunctions): PhoneScript {
	const own = context.getNodeParameter('phoneScript', 0, {}) as IDataObject;
	const said = Object.entries(own).filter(([, line]) => String(line).trim() !== '');
	return { ...PHONE_SCRIPT, ...(Object.fromEntries(said) as Partial<PhoneScript>) };
}

/** A task as an item. */
export function presentTask({ found, task, owner, told }: Planned): IDataObject {
	const { candidateId, identities, bucket } = found.candidate;
	return {
		candidateId,
		email: identities.email ?? null,
		externalId: identities.externalId ?? null,
		reason: task.reason,
		subject: task.subject,
		body: task.body,
		dueAt: new Date(task.dueMs).toISOString(),
		type: task.type,
		priority: task.priority,
		owner: owner?.email ?? null,
		name: told.name,
		score: told.score,
		bucket,
		phase: told.phase,
		medal: told.medal,
		reasons: told.reasons.map((reason) => ({ ...reason })),
		vacancies: [...told.vacancies],
		taskKey: `${candidateId}:${reasonKey(task.reason)}`,
	};
}

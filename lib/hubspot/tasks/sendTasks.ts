import type { Client } from '@hubspot/api-client';
import { readBatch } from '../calls/answer';
import { partsOf } from '../calls/batches';
import { Halving } from '../calls/halving';
import type { HubSpot } from '../calls/HubSpot';
import { isHubSpotError, type HubSpotError } from '../errors';
import { problemOf, type Problem } from '../problem';
import { writeMarker } from './marker';
import { NOT_STARTED } from './openTasks';
import { requestKey, type TaskRequest } from './request';

/** HubSpot's number of the association from a task to its contact. */
const TASK_TO_CONTACT = 204;

const DOING = 'creating tasks';

type TaskInput = Parameters<
	Client['crm']['objects']['tasks']['batchApi']['create']
>[0]['inputs'][number];
type AssociationCategory = NonNullable<
	TaskInput['associations']
>[number]['types'][number]['associationCategory'];

/** What is known after sending tasks, by {@link requestKey}. */
export interface Sent {
	created: Map<string, string>;
	refused: Map<string, Problem>;
	/** Why the outcome of some is not known; null when all are. */
	unsure: HubSpotError | null;
}

/**
 * Sends tasks, a hundred in a call. When a call ends without an answer nothing more is sent.
 *
 * @throws {HubSpotError} what ends the run
 */
export async function sendTasks(hubspot: HubSpot, requests: readonly TaskRequest[]): Promise<Sent> {
	const sent: Sent = { created: new Map(), refused: new Map(), unsure: null };
	const halving = new Halving();
	const send = async (some: readonly TaskRequest[]) => sendPart(hubspot, some, sent);
	const refuse = (request: TaskRequest, error: HubSpotError): void => note(sent, request, error);
	try {
		for (const part of partsOf(requests)) await halving.run(part, send, refuse);
	} catch (error) {
		if (!isHubSpotError(error) || error.code !== 'unknown-outcome') throw error;
		sent.unsure = error;
	}
	return sent;
}

async function sendPart(
	hubspot: HubSpot,
	requests: readonly TaskRequest[],
	sent: Sent,
): Promise<[]> {
	const answer = await hubspot.call('create', DOING, (client) =>
		client.crm.objects.tasks.batchApi.create({ inputs: requests.map(taskInput) }),
	);
	const { records, errors } = readBatch(answer, DOING);
	for (const request of requests) {
		const trace = traceId(request);
		const made = records.find((one) => one.traceId === trace);
		const failed = errors.find(({ traceIds }) => traceIds.includes(trace));
		if (made) sent.created.set(requestKey(request), made.id);
		if (failed) note(sent, request, failed.error);
	}
	return [];
}

function note({ refused }: Sent, request: TaskRequest, error: HubSpotError): void {
	const { properties } = taskInput(request);
	refused.set(requestKey(request), problemOf(error, request.contactId, properties));
}

function taskInput(request: TaskRequest) {
	const { subject, body, dueMs, type, priority, ownerId, contactId } = request;
	return {
		objectWriteTraceId: traceId(request),
		properties: {
			hs_timestamp: new Date(dueMs).toISOString(),
			hs_task_subject: subject,
			hs_task_body: `${body}<p>${writeMarker(request)}</p>`,
			hs_task_status: NOT_STARTED,
			hs_task_priority: priority,
			hs_task_type: type,
			...(ownerId !== null && { hubspot_owner_id: ownerId }),
		},
		associations: [{ to: { id: contactId }, types: [toContact] }],
	};
}

const toContact = {
	associationCategory: 'HUBSPOT_DEFINED' as AssociationCategory,
	associationTypeId: TASK_TO_CONTACT,
};

function traceId(request: TaskRequest): string {
	return requestKey(request).replace(' ', ':');
}

import { readFileSync } from 'node:fs';
import { poll } from './poll';
import type { Session } from './session';

/** One node of a workflow file, as far as we look at it. */
export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	[setting: string]: unknown;
}

/** Where a node's outputs lead: node name → `main` → per output the inputs it feeds. */
export type Connections = Record<
	string,
	{ main: Array<Array<{ node: string; type: 'main'; index: number }>> }
>;

/** A workflow as n8n exports and imports it. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Connections;
	settings: Record<string, unknown>;
	pinData?: PinData;
}

/** Items that a node gives instead of running: node name → items. */
export type PinData = Record<string, Array<{ json: Record<string, unknown> }>>;

/** Reads a workflow file; fields that n8n refuses on import are left out. */
export function readWorkflow(file: string): Workflow {
	const { name, nodes, connections, settings } = JSON.parse(readFileSync(file, 'utf8')) as Workflow;
	return { name, nodes, connections, settings };
}

/** Creates the workflow and returns its id. */
export async function importWorkflow(session: Session, workflow: Workflow): Promise<string> {
	const { id } = await session.api<{ id: string }>('POST', '/workflows', workflow);
	return id;
}

/** Takes a workflow into production. n8n does this asynchronously: see {@link waitForWebhook}. */
export async function publishWorkflow(session: Session, id: string): Promise<void> {
	await session.api('POST', `/workflows/${id}/activate`);
}

/** Waits until n8n answers for a production webhook. */
export async function waitForWebhook(
	session: Session,
	method: string,
	path: string,
): Promise<string> {
	const url = `${session.baseUrl}/webhook/${path}`;
	const headers = { Origin: 'http://localhost', 'Access-Control-Request-Method': method };
	return poll(`${method} ${url} to be live`, async () => {
		const response = await fetch(url, { method: 'OPTIONS', headers });
		await response.arrayBuffer();
		return response.status === 204 ? url : undefined;
	});
}

/**
 * Runs a workflow once from one of its triggers, as the editor's button does.
 *
 * @returns the execution id; the execution goes on
 */
export async function startManually(
	session: Session,
	id: string,
	trigger: string,
): Promise<string> {
	const workflowData = await session.rest<Workflow>('GET', `/workflows/${id}`);
	const started = await session.rest<{ executionId: string }>('POST', `/workflows/${id}/run`, {
		workflowData,
		triggerToStartFrom: { name: trigger },
	});
	return started.executionId;
}

import { N8nError } from './errors';
import { poll } from './poll';
import type { Session } from './session';
import { startManually } from './workflows';

/** What one run of one node left behind. */
export interface NodeRun {
	/** Milliseconds, as n8n measured and saved them. */
	executionTime: number;
	executionStatus: string;
	error?: { message: string; description?: string | null; context?: Record<string, unknown> };
	data?: { main: Array<Array<{ json: Record<string, unknown> }> | null> };
}

/** A finished execution with its data. */
export interface Execution {
	id: string;
	status: string;
	data: {
		resultData: {
			runData: Record<string, NodeRun[]>;
			error?: { message: string; description?: string | null };
		};
	};
}

const UNFINISHED = new Set(['new', 'running', 'waiting', 'unknown']);

/** Waits for an execution to end, well or badly. */
export async function waitForExecution(
	session: Session,
	id: string,
	timeoutMs = 600_000,
): Promise<Execution> {
	await poll(
		`execution ${id} to finish`,
		async () => {
			const { status } = await session.api<Execution>('GET', `/executions/${id}`);
			return UNFINISHED.has(status) ? undefined : status;
		},
		timeoutMs,
	);
	return session.api<Execution>('GET', `/executions/${id}?includeData=true`);
}

/** Id of the newest execution of a workflow, 0 when it never ran. Ids only grow. */
export async function newestExecutionId(session: Session, workflowId: string): Promise<number> {
	const path = `/executions?workflowId=${workflowId}&limit=1`;
	const { data } = await session.api<{ data: Execution[] }>('GET', path);
	return Number(data[0]?.id ?? 0);
}

/**
 * The newest execution of a workflow, once it has finished.
 *
 * @param after - wait for one newer than this; a webhook may answer before n8n has saved its execution
 */
export async function lastExecution(
	session: Session,
	workflowId: string,
	after = 0,
): Promise<Execution> {
	const id = await poll(`a new execution of workflow ${workflowId}`, async () => {
		const newest = await newestExecutionId(session, workflowId);
		return newest > after ? newest : undefined;
	});
	return waitForExecution(session, String(id));
}

/** Starts a workflow from a trigger and waits for the end. */
export async function runManually(
	session: Session,
	workflowId: string,
	trigger: string,
): Promise<Execution> {
	return waitForExecution(session, await startManually(session, workflowId, trigger));
}

/** First run of a node; an error of the execution is told when the node never ran. */
export function nodeRun(execution: Execution, node: string): NodeRun {
	const { runData, error } = execution.data.resultData;
	const run = runData[node]?.[0];
	if (run !== undefined) return run;
	const why = error === undefined ? '' : `: ${error.message}`;
	throw new N8nError('execution-failed', `"${node}" did not run in #${execution.id}${why}`);
}

/** The items a node gave on one of its outputs. */
export function outputItems(
	execution: Execution,
	node: string,
	output = 0,
): Array<Record<string, unknown>> {
	const items = nodeRun(execution, node).data?.main[output] ?? [];
	return items.map((item) => item.json);
}

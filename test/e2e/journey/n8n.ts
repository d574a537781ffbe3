import assert from 'node:assert/strict';
import {
	nodeRun,
	outputItems,
	runManually,
	waitForExecution,
	type Execution,
} from '../../../demo/n8n/executions';
import { poll } from '../../../demo/n8n/poll';
import { chain, ours, runWith, start } from '../testWorkflow';
import type { JourneyStage } from './stage';

type Item = Record<string, unknown>;

export function succeeded(execution: Execution): Execution {
	const { error } = execution.data.resultData;
	assert.equal(execution.status, 'success', `${error?.message} ${error?.description ?? ''}`);
	return execution;
}

/** What one of our nodes gives for an item. */
export async function ask(
	{ n8n, credentials }: JourneyStage,
	kind: string,
	parameters: Item,
	output = 0,
): Promise<Item[]> {
	const node = { name: kind, type: `${ours}${kind}`, parameters, credentials };
	const execution = await runWith(n8n, chain(`Ask ${kind}`, [start, node]), [{}]);
	return outputItems(succeeded(execution), kind, output);
}

/** How somebody stands and why, as the Candidate node tells it. */
export async function explain(
	stage: JourneyStage,
	findBy: 'email' | 'visitorId',
	findValue: string,
): Promise<Item> {
	const [told] = await ask(stage, 'candidate', { operation: 'explain', findBy, findValue });
	return told;
}

/** Runs a bundled workflow once from one of its triggers, to its good end. */
export async function run(
	{ n8n, workflows }: JourneyStage,
	number: string,
	trigger: string,
): Promise<Execution> {
	return succeeded(await runManually(n8n, workflows.get(number) ?? '', trigger));
}

/** Waits until one of the executions of a bundled workflow has given what is looked for; the newest one that has. */
export async function whenGiven(
	{ n8n, workflows }: JourneyStage,
	number: string,
	node: string,
	isIt: (item: Item) => boolean,
): Promise<Item> {
	const id = workflows.get(number) ?? '';
	return await poll(
		`${node} of workflow ${number}`,
		async () => {
			const path = `/executions?workflowId=${id}&includeData=true&limit=10&status=success`;
			const { data } = await n8n.api<{ data: Execution[] }>('GET', path);
			return data.flatMap((one) => itemsOf(one, node)).find(isIt);
		},
		30_000,
		500,
	);
}

function itemsOf(execution: Execution, node: string): Item[] {
	const hasRun = execution.data.resultData.runData[node] !== undefined;
	return hasRun && nodeRun(execution, node).data ? outputItems(execution, node) : [];
}

/** Executions that failed, of any workflow. */
export async function failures({ n8n }: JourneyStage): Promise<string[]> {
	const path = '/executions?status=error&limit=100';
	const { data } = await n8n.api<{ data: Execution[] }>('GET', path);
	const whole = await Promise.all(data.map(({ id }) => waitForExecution(n8n, id)));
	return whole.map(({ id, data: { resultData } }) => `#${id}: ${resultData.error?.message}`);
}

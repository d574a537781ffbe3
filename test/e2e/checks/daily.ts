import assert from 'node:assert/strict';
import { outputItems, runManually } from '../../../demo/n8n/executions';
import type { Check, World } from '../check';

async function runDecay({ n8n, decay }: World): Promise<Record<string, unknown>> {
	const execution = await runManually(n8n, decay.id, decay.trigger);
	assert.equal(execution.status, 'success');
	const [summary] = outputItems(execution, 'Candidate Decay', 1);
	assert.equal(outputItems(execution, 'Summary: tell the team').length, 1);
	return summary;
}

async function decayRuns(world: World): Promise<string> {
	const summary = await runDecay(world);
	assert.equal(typeof summary.checked, 'number');
	assert.equal(typeof summary.changed, 'number');
	return JSON.stringify(summary);
}

async function secondRunFindsNothing(world: World): Promise<void> {
	assert.equal((await runDecay(world)).changed, 0);
}

export const dailyChecks: Check[] = [
	{ name: 'workflow 02 runs the daily decay and reports a summary', run: decayRuns },
	{ name: 'a second run on the same day changes nobody', run: secondRunFindsNothing },
];

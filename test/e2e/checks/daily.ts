import assert from 'node:assert/strict';
import type { Execution } from '../../../demo/n8n/executions';
import { outputItems, runManually } from '../../../demo/n8n/executions';
import type { Check, World } from '../check';
import { event } from '../events';
import { chain, ours, runWith, start } from '../testWorkflow';

const DAY_MS = 86_400_000;

const email = 'femke@quiet.example';

/** Records a warm candidate as it was scored two months ago. */
async function scoreTwoMonthsAgo({ n8n }: World): Promise<void> {
	const occurredAt = new Date(Date.now() - 60 * DAY_MS).toISOString();
	const asOf = new Date(Date.now() - 59 * DAY_MS).toISOString();
	const score = {
		name: 'Candidate Score',
		type: `${ours}candidateScore`,
		parameters: { options: { asOf } },
	};
	const events = [
		event('application.submitted', { email, subject: 'VAC-1', occurredAt }),
		event('form.submitted', { email, properties: { form: 'contact' }, occurredAt }),
	];
	const execution = await runWith(n8n, chain('two months ago', [start, score]), events);
	const [then] = outputItems(execution, score.name);
	assert.deepEqual([then.score, then.bucket], [60, 'warm']);
}

async function runDecay({ n8n, decay }: World): Promise<Execution> {
	const execution = await runManually(n8n, decay.id, decay.trigger);
	assert.equal(execution.status, 'success');
	return execution;
}

async function quietCandidatesCoolDown(world: World): Promise<string> {
	await scoreTwoMonthsAgo(world);
	const execution = await runDecay(world);
	const now = outputItems(execution, 'Candidate Decay').find((item) => item.email === email);
	assert.ok(now, 'the quiet candidate is not among the changed ones');
	assert.deepEqual([now.bucketBefore, now.bucket], ['warm', 'lukewarm']);
	const [summary] = outputItems(execution, 'Summary: tell the team');
	assert.ok(Number(summary.changed) >= 1 && Number(summary.checked) >= Number(summary.changed));
	return `from ${now.scoreBefore} to ${now.score}`;
}

async function secondRunFindsNothing(world: World): Promise<void> {
	const [summary] = outputItems(await runDecay(world), 'Summary: tell the team');
	assert.equal(summary.changed, 0);
}

export const dailyChecks: Check[] = [
	{ name: 'workflow 07 cools down a quiet candidate and sums up', run: quietCandidatesCoolDown },
	{ name: 'a second run on the same day changes nobody', run: secondRunFindsNothing },
];

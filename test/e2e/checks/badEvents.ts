import assert from 'node:assert/strict';
import type { Execution } from '../../../demo/n8n/executions';
import { nodeRun, outputItems } from '../../../demo/n8n/executions';
import type { Check, World } from '../check';
import type { TestEvent } from '../events';
import { event } from '../events';
import type { TestNode } from '../testWorkflow';
import { chain, ours, runWith, start, testWorkflow } from '../testWorkflow';

const score: TestNode = { name: 'Candidate Score', type: `${ours}candidateScore` };

function goodBadGood(name: string): TestEvent[] {
	return [
		event('vacancy.viewed', { email: `${name}-1@bad.example`, subject: 'VAC-1' }),
		event('vacancy.viewed', { email: `${name}-2@bad.example`, occurredAt: 'yesterday-ish' }),
		event('vacancy.viewed', { email: `${name}-3@bad.example`, subject: 'VAC-2' }),
	];
}

function searchAll(world: World): Promise<Execution> {
	const node: TestNode = {
		name: 'Candidate',
		type: `${ours}candidate`,
		parameters: { operation: 'search', returnAll: true },
		alwaysOutputData: true,
	};
	return runWith(world.n8n, chain('everybody', [start, node]), [{}]);
}

async function knownEmails(world: World, events: readonly TestEvent[]): Promise<unknown[]> {
	const wanted = new Set(events.map(({ email }) => email));
	const found = outputItems(await searchAll(world), 'Candidate');
	return found
		.map(({ email }) => email)
		.filter((email) => wanted.has(email))
		.sort();
}

async function theErrorSaysWhichAndWhy(world: World): Promise<string> {
	const events = goodBadGood('clear');
	const execution = await runWith(world.n8n, chain('a bad event', [start, score]), events);
	assert.equal(execution.status, 'error');
	const { error } = nodeRun(execution, score.name);
	assert.ok(error, 'the node has no error');
	const text = `${error.message} ${error.description ?? ''}`;
	assert.match(text, /occurredAt/);
	assert.equal(error.context?.itemIndex, 1);
	assert.deepEqual(await knownEmails(world, events), []);
	return `"${error.message}"`;
}

async function theErrorOutputTakesTheBad(world: World): Promise<void> {
	const events = goodBadGood('sorted');
	const nodes: TestNode[] = [
		start,
		{ ...score, onError: 'continueErrorOutput' },
		{ name: 'Good', type: 'n8n-nodes-base.noOp' },
		{ name: 'Bad', type: 'n8n-nodes-base.noOp' },
	];
	const workflow = testWorkflow('an error output', nodes, [
		[start.name, 0, score.name],
		[score.name, 0, 'Good'],
		[score.name, 1, 'Bad'],
	]);
	const execution = await runWith(world.n8n, workflow, events);
	assert.equal(execution.status, 'success');
	const good = outputItems(execution, 'Good').map(({ email }) => email);
	assert.deepEqual(good.sort(), [events[0].email, events[2].email]);
	const bad = outputItems(execution, 'Bad');
	assert.equal(bad.length, 1);
	assert.match(JSON.stringify(bad[0].error), /occurredAt/);
	assert.deepEqual(await knownEmails(world, events), [events[0].email, events[2].email]);
}

export const badEventChecks: Check[] = [
	{
		name: 'a bad event stops the node, says which item and why, and writes nothing of the batch',
		run: theErrorSaysWhichAndWhy,
	},
	{
		name: 'with an error output the good events score and the bad leave by it',
		run: theErrorOutputTakesTheBad,
	},
];

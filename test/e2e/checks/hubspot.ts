import assert from 'node:assert/strict';
import { outputItems, type Execution } from '../../../demo/n8n/executions';
import { generateTown } from '../../../demo/town';
import type { Check, World } from '../check';
import {
	hubSpotNode,
	journeyToHubSpot,
	NODES,
	openHubSpot,
	storeNode,
	testCredential,
	type HubSpotStage,
} from '../hubspot';
import { chain, runWith, start } from '../testWorkflow';

const CANDIDATES = 300;

type Item = Record<string, unknown>;

async function withHubSpot<Result>(
	{ n8n }: World,
	work: (stage: HubSpotStage) => Promise<Result>,
): Promise<Result> {
	const stage = await openHubSpot(n8n);
	try {
		return await work(stage);
	} finally {
		await stage.twin.close();
	}
}

function succeeded(execution: Execution): Execution {
	const { error } = execution.data.resultData;
	assert.equal(execution.status, 'success', `${error?.message} ${error?.description ?? ''}`);
	return execution;
}

async function credentialIsTested(world: World): Promise<void> {
	await withHubSpot(world, async ({ filledIn }) => {
		assert.equal((await testCredential(world.n8n, filledIn)).status, 'OK');
		const wrong = await testCredential(world.n8n, { ...filledIn, accessToken: 'guessed' });
		assert.equal(wrong.status, 'Error');
	});
}

async function setUp({ n8n }: World, stage: HubSpotStage): Promise<Item> {
	const node = hubSpotNode(stage, 'HubSpot Sync', 'hubSpotSync', { operation: 'setUp' });
	const execution = succeeded(await runWith(n8n, chain('set up HubSpot', [start, node]), [{}]));
	const [summary] = outputItems(execution, node.name, 1);
	return summary;
}

/** How many of the candidates with an address stand in each bucket, as the Candidate node finds them. */
async function ourDistribution({ n8n }: World): Promise<Map<unknown, number>> {
	const node = storeNode('Candidate', 'candidate', { operation: 'search', returnAll: true });
	const execution = succeeded(await runWith(n8n, chain('everybody', [start, node]), [{}]));
	const known = outputItems(execution, node.name).filter(({ email }) => email !== null);
	return countBy(known.map(({ bucket }) => bucket));
}

function countBy(values: readonly unknown[]): Map<unknown, number> {
	const counts = new Map<unknown, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

async function fromEventsToHubSpot(world: World): Promise<string> {
	return await withHubSpot(world, async (stage) => {
		const { twin } = stage;
		const added = await setUp(world, stage);
		assert.ok(Number(added.added) > 20, 'Set Up adds properties and segments');
		const town = generateTown({ asOfMs: Date.now(), candidates: CANDIDATES });
		const events = town.events.map((event) => ({ ...event }));
		const run = async () => succeeded(await runWith(world.n8n, journeyToHubSpot(stage), events));
		const execution = await run();

		const tasks = outputItems(execution, NODES.task).filter(({ status }) => status === 'created');
		assert.ok(tasks.length > 0, 'somebody is hot');
		assert.equal(twin.portal.records.tasks.size, tasks.length);
		for (const { values } of twin.portal.records.tasks.values()) {
			assert.match(values.hs_task_body ?? '', /Why this score.*<li>.*Last seen/s);
			assert.equal(values.hubspot_owner_id, '900');
		}

		const ours = await ourDistribution(world);
		const contacts = [...twin.portal.records.contacts.values()];
		const properties = countBy(contacts.map(({ values }) => values.cand_bucket ?? null));
		assert.deepEqual(sorted(properties), sorted(ours), 'buckets of the contacts');
		for (const { bucket, ours: here, hubspot, drift } of outputItems(execution, NODES.count)) {
			assert.equal(here, ours.get(bucket) ?? 0, `our count of ${String(bucket)}`);
			assert.deepEqual([hubspot, drift], [here, 0], `segment of ${String(bucket)}`);
		}

		const calls = twin.calls.length;
		const again = await run();
		assert.equal(outputItems(again, NODES.push, 1)[0].requests, 0);
		assert.equal(twin.portal.records.tasks.size, tasks.length);
		assert.ok(twin.calls.slice(calls).every(({ status }) => status === 200));
		return `${contacts.length} contacts, ${tasks.length} tasks, ${sorted(ours)
			.map(([bucket, count]) => `${String(bucket)} ${count}`)
			.join(', ')}`;
	});
}

function sorted(counts: ReadonlyMap<unknown, number>): Array<[unknown, number]> {
	return [...counts].sort(([a], [b]) => String(a).localeCompare(String(b)));
}

export const hubSpotChecks: Check[] = [
	{ name: 'the credential for HubSpot is tested', run: credentialIsTested },
	{
		name: 'events → hot → a task with reasons; HubSpot’s buckets and segments are our distribution',
		run: fromEventsToHubSpot,
	},
];

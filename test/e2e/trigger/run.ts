/**
 * A Candidate Trigger while n8n comes and goes: `npm run e2e:trigger`, optionally `-- --port 6000`, and `--built` for the
 * package as it was built last.
 */
import assert from 'node:assert/strict';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bootN8n, type RunningN8n } from '../../../demo/n8n/boot';
import { outputItems, type Execution } from '../../../demo/n8n/executions';
import { startInstance } from '../../../demo/n8n/instance';
import { root, workflowsFolder } from '../../../demo/n8n/paths';
import { poll } from '../../../demo/n8n/poll';
import type { Session } from '../../../demo/n8n/session';
import { importWorkflow, publishWorkflow, readWorkflow } from '../../../demo/n8n/workflows';
import { SqliteStore } from '../../../lib/store/sqlite/SqliteStore';
import { DEFAULT_STORE_FILE } from '../../../nodes/shared/storeFile';
import { runChecks, type Check, type Tally } from '../check';
import { runAsScript } from '../runAsScript';
import { chain, ours } from '../testWorkflow';
import { heat } from './town';

/** Transitions there are, and how many candidates become hot at a time. */
const TRANSITIONS = 500;
const ROUND = 20;
const TRIGGER = 'Candidate Trigger';

interface Scene {
	folder: string;
	port: number;
	session: Session;
	n8n: RunningN8n;
	store: SqliteStore;
	workflowId: string;
}

const executionsOf = async ({
	session,
	workflowId,
}: Pick<Scene, 'session' | 'workflowId'>): Promise<Execution[]> => {
	const found: Execution[] = [];
	for (let cursor: string | null = ''; cursor !== null;) {
		const page: { data: Execution[]; nextCursor: string | null } = await session.api(
			'GET',
			`/executions?workflowId=${workflowId}&includeData=true&limit=250${cursor && `&cursor=${cursor}`}`,
		);
		found.push(...page.data);
		cursor = page.nextCursor;
	}
	return found;
};

/** Ids of the transitions that executions got, each as often as it came. */
async function delivered(scene: Scene): Promise<number[]> {
	const executions = await executionsOf(scene);
	return executions
		.filter(({ status }) => status === 'success')
		.flatMap((execution) => outputItems(execution, 'Keep'))
		.flatMap(({ transitions }) => (transitions as Array<{ id: number }>).map(({ id }) => id));
}

async function restart(scene: Scene): Promise<void> {
	await scene.n8n.stop();
	scene.n8n = await bootN8n(scene.folder, scene.port);
}

async function eachOnce(scene: Scene): Promise<string> {
	const { session, store, workflowId } = scene;
	const announced: number[] = [];
	const disasters = new Map<number, () => Promise<unknown>>([
		[5, () => restart(scene)],
		[10, () => session.api('POST', `/workflows/${workflowId}/deactivate`)],
		[14, () => publishWorkflow(session, workflowId)],
		[19, () => restart(scene)],
	]);
	for (let round = 0; round * ROUND < TRANSITIONS; round++) {
		const strike = disasters.get(round)?.();
		announced.push(...(await heat(store, round * ROUND, ROUND)));
		await strike;
	}
	assert.equal(new Set(announced).size, TRANSITIONS);
	const got = await poll(
		'all transitions to reach the workflow',
		async () => {
			const ids = await delivered(scene);
			return new Set(ids).size >= TRANSITIONS ? ids : undefined;
		},
		240_000,
		2_000,
	);
	assert.equal(got.length, TRANSITIONS, 'some came twice');
	assert.deepEqual(new Set(got), new Set(announced));
	const runs = (await executionsOf(scene)).length;
	return `${got.length} transitions in ${runs} executions`;
}

async function noneLater(scene: Scene): Promise<void> {
	await heat(scene.store, TRANSITIONS, 1);
	const got = await poll('one more transition', async () => {
		const ids = await delivered(scene);
		return ids.length > TRANSITIONS ? ids : undefined;
	});
	assert.equal(got.length, TRANSITIONS + 1);
}

/** Workflow 04 as it is bundled: whoever becomes hot gets a place with the recruiter. */
async function onTheMoment({ session, store }: Scene): Promise<string> {
	const file = path.join(workflowsFolder, '04-think-to-do.json');
	const workflow = readWorkflow(file);
	const [trigger] = workflow.nodes.filter(({ type }) => type === `${ours}candidateTrigger`);
	trigger.parameters.backlogDays = 1;
	const id = await importWorkflow(session, workflow);
	await publishWorkflow(session, id);
	const router = 'Candidate Router';
	const last = await heat(store, TRANSITIONS + 1, 1);
	const left = await poll('workflow 04 to end', async () => {
		const executions = (await executionsOf({ session, workflowId: id })).filter(
			({ status }) => status === 'success',
		);
		const by = (output: number) =>
			executions.flatMap((one) =>
				one.data.resultData.runData[router] ? outputItems(one, router, output) : [],
			);
		const [called, nurtured] = [by(0), by(1)];
		const isAll = called.length + nurtured.length >= TRANSITIONS + 2;
		return isAll ? { called, nurtured } : undefined;
	});
	assert.equal(left.called.length, 25);
	assert.equal(left.nurtured.length, TRANSITIONS + 2 - 25);
	assert.equal(last.length, 1);
	const { capacity } = left.nurtured[0] as { capacity: { used: number; threshold: number } };
	assert.equal(capacity.used, 25);
	return `${left.called.length} called, ${left.nurtured.length} nurtured, from ${capacity.threshold} points on`;
}

const checks: ReadonlyArray<Check<Scene>> = [
	{
		name: `each of ${TRANSITIONS} transitions reaches the workflow once, over two restarts and while it is unpublished`,
		run: eachOnce,
	},
	{ name: 'and none of them comes again with the next', run: noneLater },
	{
		name: 'workflow 04: 25 of them are called, all others stay in nurture (MSR-26, PL-07)',
		run: onTheMoment,
	},
];

async function setScene(port: number, isBuilt: boolean): Promise<Scene> {
	const folder = path.join(root, '.e2e', 'trigger');
	const n8n = await startInstance(folder, port, (line) => console.log(line), {}, isBuilt);
	const workflow = chain('Hot candidates', [
		{
			name: TRIGGER,
			type: `${ours}candidateTrigger`,
			typeVersion: 2,
			// n8n publishes in the background: what happens before that counts, too
			parameters: { backlogDays: 1, options: { batchSize: 15, everySeconds: 1 } },
		},
		{ name: 'Keep', type: 'n8n-nodes-base.noOp' },
	]);
	const workflowId = await importWorkflow(n8n, workflow);
	const store = await SqliteStore.open(path.join(folder, '.n8n', DEFAULT_STORE_FILE));
	await publishWorkflow(n8n, workflowId);
	return { folder, port, session: n8n, n8n, store, workflowId };
}

async function runAll(): Promise<Tally> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '5760' },
			built: { type: 'boolean', default: false },
		},
	});
	const scene = await setScene(Number(values.port), values.built);
	try {
		return await runChecks(checks, scene);
	} finally {
		await scene.store.close();
	}
}

runAsScript(checks.length, runAll);

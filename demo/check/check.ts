import { existsSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CHROMIUM } from '../../test/e2e/pictures/browser';
import { decodeTown } from '../../test/support/town';
import { bundledCalled } from '../bundled/bundled';
import { nodeRun, outputItems, runManually } from '../n8n/executions';
import { workflowsFolder } from '../n8n/paths';
import type { Workflow, WorkflowNode } from '../n8n/workflows';
import { importWorkflow, readWorkflow } from '../n8n/workflows';
import type { DemoOptions } from '../options';
import { countBuckets } from '../report';
import type { Stage } from '../stage';
import type { Town } from '../town';
import type { PresentedCandidate } from '../traffic';
import { listCandidates, postAll } from '../traffic';
import type { MonthEnd } from '../year/tell';
import { finding, tried, type Finding } from './finding';
import { checkEverybody, checkMonths, numbersOf } from './numbers';
import { walk } from './walk';

const MOST_HOT_SHARE = 0.1;
const MONTH_MS = 30 * 86_400_000;
const WALK =
	'somebody new walks the demo in a browser: site, form, mail, click, Do, HubSpot, dashboard (UP-01, UP-05, UP-06, StD-13)';
const DAILY = '07-daily-decay';

function checkEverybodyIsThere(town: Town, candidates: readonly PresentedCandidate[]): Finding {
	return finding(
		`the ${town.candidates} people behind ${town.events.length} events are ${town.candidates} candidates`,
		candidates.length === town.candidates,
		`the list has ${candidates.length} candidates`,
	);
}

function checkBuckets(candidates: readonly PresentedCandidate[]): Finding {
	const counts = countBuckets(candidates);
	const [hot, warm, lukewarm, cold] = [...counts.values()];
	const isPlausible =
		cold > lukewarm &&
		lukewarm > warm &&
		warm > 0 &&
		hot > 0 &&
		hot < candidates.length * MOST_HOT_SHARE;
	return finding(
		'most candidates are cold, fewer lukewarm, some warm, a few hot',
		isPlausible,
		JSON.stringify(Object.fromEntries(counts)),
	);
}

async function checkResending(
	{ timeMachine, listUrl }: Stage,
	town: Town,
	before: readonly PresentedCandidate[],
): Promise<Finding> {
	await postAll(timeMachine.captureUrl, town.events);
	const after = new Map((await listCandidates(listUrl)).map((c) => [c.candidateId, c]));
	// HubSpot and recruiters go on meanwhile; what events make of somebody must not
	const told = (c?: PresentedCandidate) => c && { ...numbersOf(c), reasons: c.reasons };
	const changed = before.filter((c) => !isDeepStrictEqual(told(c), told(after.get(c.candidateId))));
	return finding(
		'sending everything again changes nothing',
		changed.length === 0 && after.size === before.length,
		`${changed.length} candidates changed, ${after.size} instead of ${before.length} in the list; first: ` +
			[changed[0], after.get(changed[0]?.candidateId)]
				.map((c) => JSON.stringify(told(c)))
				.join(' → '),
	);
}

function checkWorkflows({ bundled }: Stage): Finding {
	const live = bundled.filter(({ state }) => state === 'live');
	const waiting = bundled.filter(({ state }) => state === 'waits');
	const off = bundled.filter(({ state }) => state === 'off' || state === 'refused');
	return finding(
		`all ${bundled.length} workflows are in n8n: ${live.length} live, ${waiting.length} waiting for an account`,
		off.length === 0,
		off.map(({ name, why }) => `${name}: ${why}`).join('; '),
	);
}

async function checkDecay({ n8n, bundled }: Stage): Promise<Finding> {
	const { id, key } = bundledCalled(bundled, DAILY);
	const { nodes } = readWorkflow(path.join(workflowsFolder, `${key}.json`));
	const trigger = nodes.find(({ type }) => type.endsWith('.scheduleTrigger'))?.name ?? '';
	const execution = await runManually(n8n, id, trigger);
	const name = 'the daily decay workflow runs and says what it did';
	if (execution.status !== 'success')
		return { name, problem: execution.data.resultData.error?.message ?? execution.status };
	const [summary] = outputItems(execution, 'Candidate Decay', 1);
	const { executionTime } = nodeRun(execution, 'Candidate Decay');
	return finding(
		`${name} (${JSON.stringify(summary)}, ${executionTime} ms)`,
		typeof summary?.checked === 'number' && typeof summary.changed === 'number',
		'no summary on the second output of Candidate Decay',
	);
}

/** A Candidate node that looks a month ahead. */
function lookAhead(): Workflow {
	const node = (name: string, type: string, parameters = {}): WorkflowNode => ({
		...{ id: name, name, type, typeVersion: 1 },
		...{ position: [0, 0], parameters },
	});
	const asOf = new Date(Date.now() + MONTH_MS).toISOString();
	return {
		name: 'Demo – a month later',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Candidate', 'n8n-nodes-candidate-journey.candidate', {
				...{ operation: 'search', returnAll: true },
				options: { asOf },
			}),
		],
		connections: { Start: { main: [[{ node: 'Candidate', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** Decay is computed when read: nobody has to run anything for scores to be lower a month from now. */
async function checkAMonthLater(
	{ n8n }: Stage,
	candidates: readonly PresentedCandidate[],
): Promise<Finding> {
	const id = await importWorkflow(n8n, lookAhead());
	const execution = await runManually(n8n, id, 'Start');
	const then = new Map(outputItems(execution, 'Candidate').map((c) => [c.candidateId, c.score]));
	const cooled = candidates.filter((c) => Number(then.get(c.candidateId)) < Number(c.score));
	const risen = candidates.filter((c) => Number(then.get(c.candidateId)) > Number(c.score));
	return finding(
		`a month later ${cooled.length} of ${candidates.length} candidates will have cooled down`,
		then.size === candidates.length && cooled.length > candidates.length / 4,
		`${then.size} candidates, ${cooled.length} cooled and ${risen.length} risen`,
	);
}

/** Everything `npm run demo -- --check` looks at; the walk needs a Chromium, and says so where there is none. */
export async function checkDemo(
	stage: Stage,
	town: Town,
	months: readonly MonthEnd[],
	{ picturesFolder }: DemoOptions,
): Promise<Finding[]> {
	const candidates = await listCandidates(stage.listUrl);
	const findings = [
		checkEverybodyIsThere(town, candidates),
		checkBuckets(candidates),
		await checkResending(stage, town, candidates),
		checkWorkflows(stage),
		await checkDecay(stage),
		await checkAMonthLater(stage, candidates),
	];
	if (existsSync(CHROMIUM)) findings.push(await tried(WALK, () => walk(stage, picturesFolder)));
	else console.log(`\nNot walked in a browser: there is no Chromium at ${CHROMIUM}.`);
	// Last: it keeps this process busy for so long that n8n gives up waiting for its next request.
	const events = decodeTown(town.events, town.asOfMs);
	findings.push(checkEverybody(candidates, events, stage.compiled));
	findings.push(checkMonths(months, events, stage.compiled));
	return findings;
}

import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Journey } from './journey';
import { nodeRun, outputItems, runManually } from './n8n/executions';
import { workflowsFolder } from './n8n/paths';
import type { Session } from './n8n/session';
import type { Workflow, WorkflowNode } from './n8n/workflows';
import { importWorkflow, readWorkflow } from './n8n/workflows';
import { countBuckets } from './report';
import type { Town } from './town';
import type { PresentedCandidate } from './traffic';
import { listCandidates, postAll } from './traffic';

const MOST_HOT_SHARE = 0.1;
const MONTH_MS = 30 * 86_400_000;

/** One thing that should be true of the demo, and what is wrong when it is not. */
export interface Finding {
	name: string;
	/** `undefined` when all is well. */
	problem?: string;
}

function finding(name: string, isFine: boolean, problem: string): Finding {
	return isFine ? { name } : { name, problem };
}

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
	journey: Journey,
	town: Town,
	before: readonly PresentedCandidate[],
): Promise<Finding> {
	await postAll(journey.capture.url, town.events);
	const after = new Map((await listCandidates(journey.list.url)).map((c) => [c.candidateId, c]));
	const changed = before.filter((c) => !isDeepStrictEqual(c, after.get(c.candidateId)));
	return finding(
		'sending everything again changes nothing',
		changed.length === 0 && after.size === before.length,
		`${changed.length} candidates changed, ${after.size} instead of ${before.length} in the list; first: ` +
			`${JSON.stringify(changed[0])} → ${JSON.stringify(after.get(changed[0]?.candidateId))}`,
	);
}

async function checkDecay(session: Session, journey: Journey): Promise<Finding> {
	const execution = await runManually(session, journey.decay.id, journey.decay.trigger);
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

/** A Candidate node that looks a month ahead, started by workflow 07's trigger. */
function lookAhead(trigger: string): Workflow {
	const { nodes } = readWorkflow(path.join(workflowsFolder, '07-daily-decay.json'));
	const candidate: WorkflowNode = {
		id: 'look-ahead',
		name: 'Candidate',
		type: 'n8n-nodes-candidate-journey.candidate',
		typeVersion: 1,
		position: [0, 0],
		parameters: {
			operation: 'search',
			returnAll: true,
			options: { asOf: new Date(Date.now() + MONTH_MS).toISOString() },
		},
	};
	return {
		name: 'A month later',
		nodes: [...nodes.filter(({ name }) => name === trigger), candidate],
		connections: { [trigger]: { main: [[{ node: candidate.name, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** Decay is computed when read: nobody has to run anything for scores to be lower a month from now. */
async function checkAMonthLater(
	session: Session,
	journey: Journey,
	candidates: readonly PresentedCandidate[],
): Promise<Finding> {
	const { trigger } = journey.decay;
	const id = await importWorkflow(session, lookAhead(trigger));
	const execution = await runManually(session, id, trigger);
	const then = new Map(outputItems(execution, 'Candidate').map((c) => [c.candidateId, c.score]));
	const cooled = candidates.filter((c) => Number(then.get(c.candidateId)) < Number(c.score));
	const risen = candidates.filter((c) => Number(then.get(c.candidateId)) > Number(c.score));
	return finding(
		`a month later ${cooled.length} of ${candidates.length} candidates will have cooled down`,
		then.size === candidates.length && cooled.length > candidates.length / 4,
		`${then.size} candidates, ${cooled.length} cooled and ${risen.length} risen`,
	);
}

/** Everything `npm run demo -- --check` looks at. */
export async function checkDemo(
	session: Session,
	journey: Journey,
	town: Town,
	candidates: readonly PresentedCandidate[],
): Promise<Finding[]> {
	return [
		checkEverybodyIsThere(town, candidates),
		checkBuckets(candidates),
		await checkResending(journey, town, candidates),
		await checkDecay(session, journey),
		await checkAMonthLater(session, journey, candidates),
	];
}

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	decideRoutes,
	expectedPrecision,
	periodStart,
	type Claim,
	type Decision,
	type Limits,
	type Precision,
} from '../../lib/routing';
import type { CompiledModel } from '../../lib/scoring';
import type { CandidateStore, Routed, RoutedBefore } from '../../lib/store';
import { ParameterError } from '../shared/errors';
import type { Failure } from '../shared/failures';
import { getModel } from '../shared/models';
import { openStore } from '../shared/openStore';
import { storePlaceOf } from '../shared/storePlace';
import type { Places } from './outputs';
import type { Placed } from './route';
import type { RouterSettings } from './settings';

const DAY_MS = 86_400_000;
/** By then something has become of somebody who was let through, in days; and how far back is looked. */
const OUTCOME_DAYS = 28;
const LOOK_BACK_DAYS = 365;

/** How the places of the first output stand. */
export interface Capacity {
	places: number;
	per: string;
	used: number;
	/** The lowest score of who has a place; null where nobody has. */
	threshold: number | null;
	/** null while it is not known. */
	precision: Precision | null;
}

/** What limits made of placed items. */
export interface Limited {
	/** The decision on each item; null where there was nothing to decide. */
	decisions: Array<Decision | null>;
	failures: Failure[];
	/** null where places are not limited. */
	capacity: Capacity | null;
}

/** Applies cooldown and capacity to items that would leave by a named output, with what the store knows. */
export async function limitItems(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
	placed: readonly Placed[],
	places: Places,
	settings: RouterSettings,
	nowMs: number,
): Promise<Limited> {
	const store = await openStore(await storePlaceOf(context));
	const compiled = await getModel(context.getNodeParameter('model', 0) as string, store);
	const failures: Failure[] = [];
	const claims = items.map(({ json }, itemIndex) => {
		if (!isSentOn(placed[itemIndex], places)) return null;
		const claim = claimOf(json, places.values[placed[itemIndex].place]);
		if (!claim) failures.push({ itemIndex, error: noCandidate(json) });
		return claim;
	});
	if (failures.length > 0 && !context.continueOnFail())
		return { decisions: [], failures, capacity: null };
	const limits = limitsOf(settings, places, compiled, nowMs);
	const router = `${context.getWorkflow().id} ${context.getNode().id}`;
	const made = claims.filter((claim) => claim !== null);
	const { decisions, held } = await decide(store, router, made, limits);
	const next = decisions.values();
	return {
		decisions: claims.map((claim) => (claim ? (next.next().value ?? null) : null)),
		failures,
		capacity: await capacityOf(store, router, held, { settings, limits, compiled }),
	};
}

/** Whether an item is about to leave by an output that means something is done. */
function isSentOn({ place, heldBack }: Placed, { keepWarm, noChange }: Places): boolean {
	return heldBack === null && place !== keepWarm && place !== noChange;
}

function claimOf(json: IDataObject, output: string): Claim | null {
	const candidateId = Number(json.candidateId);
	if (!Number.isSafeInteger(candidateId) || candidateId <= 0) return null;
	const transitions = Array.isArray(json.transitions) ? (json.transitions as IDataObject[]) : [];
	const ids = transitions.map(({ id }) => Number(id)).filter(Number.isSafeInteger);
	return {
		candidateId,
		output,
		score: typeof json.score === 'number' ? Math.round(json.score) : null,
		lastActiveOn: typeof json.lastActiveOn === 'string' ? json.lastActiveOn : null,
		crossing: ids.length > 0 ? Math.max(...ids) : null,
	};
}

function noCandidate({ candidateId }: IDataObject): ParameterError {
	return new ParameterError(
		`candidateId ${JSON.stringify(candidateId ?? null)} is not a candidate ID, so a cooldown or limited places cannot be kept`,
		'Route the items of Candidate Score, Candidate Trigger or Candidate, which tell it.',
	);
}

type Timed = Limits & { periodFromMs: number };

function limitsOf(
	{ capacity, capacityPer, cooldownDays }: RouterSettings,
	{ values, keepWarm }: Places,
	{ model }: CompiledModel,
	nowMs: number,
): Timed {
	const [output, others = values[keepWarm] ?? 'keepWarm'] = values;
	return {
		nowMs,
		periodFromMs: periodStart(nowMs, capacityPer, model.timezone),
		cooldownSinceMs: cooldownDays > 0 ? nowMs - cooldownDays * DAY_MS : null,
		capacity: capacity > 0 ? { output, places: capacity, others } : null,
	};
}

async function decide(
	store: CandidateStore,
	router: string,
	claims: readonly Claim[],
	limits: Timed,
): Promise<{ decisions: Decision[]; held: RoutedBefore['places'] }> {
	const { capacity, cooldownSinceMs, periodFromMs } = limits;
	const question = {
		candidateIds: claims.map(({ candidateId }) => candidateId),
		sinceMs: Math.min(cooldownSinceMs ?? periodFromMs, periodFromMs),
		limited: capacity && { output: capacity.output, sinceMs: periodFromMs },
	};
	let decisions: Decision[] = [];
	let held: RoutedBefore['places'] = [];
	await store.routes.route(router, question, (before): Routed[] => {
		const decided = decideRoutes(claims, before, limits);
		decisions = decided.decisions;
		const fresh = decided.routed.filter(({ output }) => output === capacity?.output);
		held = [...before.places, ...fresh];
		return decided.routed;
	});
	return { decisions, held };
}

async function capacityOf(
	store: CandidateStore,
	router: string,
	held: RoutedBefore['places'],
	{
		settings,
		limits: { capacity, nowMs },
		compiled,
	}: { settings: RouterSettings; limits: Timed; compiled: CompiledModel },
): Promise<Capacity | null> {
	if (!capacity) return null;
	const scores = held.map(({ score }) => score ?? 0);
	const threshold = scores.length > 0 ? Math.min(...scores) : null;
	const past = await store.routes.since(router, capacity.output, compiled.model.key, {
		fromMs: nowMs - LOOK_BACK_DAYS * DAY_MS,
		toMs: nowMs - OUTCOME_DAYS * DAY_MS,
	});
	return {
		places: capacity.places,
		per: settings.capacityPer,
		used: new Set(held.map(({ candidateId }) => candidateId)).size,
		threshold,
		precision: expectedPrecision(past, threshold ?? 0, compiled.toLocalDay),
	};
}

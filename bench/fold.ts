import {
	addToTimelines,
	compileModel,
	emptyTally,
	emptyTimelines,
	evaluate,
	foldEvent,
	type CandidateEvent,
	type CompiledModel,
	type Memory,
} from '../lib/scoring';
import { parseModel } from '../lib/scoring/model/parseModel';
import { candidateNl } from '../lib/scoring/presets/candidateNl';
import { makeBehaviour, type BehaviourEvent } from './behaviour';
import { measure, printMeasured, ratio, whole, type Bench, type Measured } from './measure';
import { jsonRulesEngine, zenEngine, type Pointer } from './rivals';

const AS_OF = Date.UTC(2026, 5, 1);
const EVENTS = 200_000;
const CANDIDATES = 20_000;
/** The rivals are measured on fewer events, or the benchmark would take minutes; rates compare all the same. */
const ZEN_EVENTS = 20_000;
const JSON_RULES_EVENTS = 2_000;
const CHECKED_EVENTS = 2_000;

const AIM_PER_SECOND = 1_000_000;
const AIM_RATIO = 100;

/** The engine of this package against what one would otherwise take from npm. */
export const foldBench: Bench = {
	name: 'fold',
	about: `Scoring events in memory: ${whole(EVENTS)} events of ${whole(CANDIDATES)} candidates, preset candidate-nl`,
	run: async () => {
		const compiled = compileModel(parseModel(candidateNl));
		const events = makeBehaviour(EVENTS, CANDIDATES, AS_OF);
		const rules = jsonRulesEngine(compiled.model);
		const zen = zenEngine(compiled.model);
		await checkSamePoints(events.slice(0, CHECKED_EVENTS), compiled, { rules, zen });

		const measured = await measure([
			{
				name: 'fold',
				operations: EVENTS,
				run: () => foldAll(events, compiled),
			},
			{
				name: 'fold + evaluate each candidate',
				operations: EVENTS,
				run: () => {
					for (const memory of foldAll(events, compiled)) evaluate(memory, compiled, AS_OF);
				},
			},
			{
				name: '@gorules/zen-engine, points only',
				operations: ZEN_EVENTS,
				run: () => pointAll(events.slice(0, ZEN_EVENTS), zen),
			},
			{
				name: 'json-rules-engine, points only',
				operations: JSON_RULES_EVENTS,
				run: () => pointAll(events.slice(0, JSON_RULES_EVENTS), rules),
			},
		]);
		printMeasured(measured, 'events');
		printEvaluation(measured);
		return missedAims(measured);
	},
};

function foldAll(events: readonly BehaviourEvent[], compiled: CompiledModel): Memory[] {
	const memories = Array.from({ length: CANDIDATES }, () => ({
		tally: emptyTally(),
		timelines: emptyTimelines(),
	}));
	for (const event of events) {
		const { tally, timelines } = memories[event.candidate];
		foldEvent(tally, compiled, event);
		addToTimelines(timelines, event);
	}
	return memories;
}

/** A rival's points are wanted one event after the other, in batches as a node would get them. */
async function pointAll(events: readonly CandidateEvent[], pointer: Pointer): Promise<number> {
	const batch = 100;
	let sum = 0;
	for (let from = 0; from < events.length; from += batch) {
		const points = await Promise.all(events.slice(from, from + batch).map(pointer));
		for (const one of points) sum += one;
	}
	return sum;
}

/** Comparing speed only makes sense where all give the same answer. */
async function checkSamePoints(
	events: readonly CandidateEvent[],
	compiled: CompiledModel,
	rivals: Record<string, Pointer>,
): Promise<void> {
	for (const event of events) {
		const met = compiled.rulesFor(event.type).filter(({ test }) => test === null || test(event));
		const own = met.reduce((sum, { points }) => sum + points, 0);
		for (const [name, pointer] of Object.entries(rivals)) {
			const other = await pointer(event);
			if (other !== own)
				throw new Error(`${name} gives ${other}, not ${own} points to ${JSON.stringify(event)}`);
		}
	}
	console.log(`  All three give the same points to each of ${whole(events.length)} events.\n`);
}

function printEvaluation([fold, both]: readonly Measured[]): void {
	const seconds = EVENTS / both.perSecond - EVENTS / fold.perSecond;
	const micros = (seconds / CANDIDATES) * 1e6;
	console.log(
		`  Evaluating a candidate (history, score, bucket, phase, medal, route, next change) takes ${micros.toFixed(1)} µs.\n`,
	);
}

function missedAims([fold, , , rules]: readonly Measured[]): string[] {
	const missed: string[] = [];
	if (fold.perSecond < AIM_PER_SECOND)
		missed.push(`fold: ${whole(fold.perSecond)} events/s, aim ${whole(AIM_PER_SECOND)}`);
	const times = fold.perSecond / rules.perSecond;
	if (times < AIM_RATIO)
		missed.push(`fold: ${ratio(times)} times json-rules-engine, aim ${AIM_RATIO}`);
	return missed;
}

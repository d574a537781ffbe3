import {
	addToTimelines,
	emptyTally,
	emptyTimelines,
	evaluateOn,
	foldEvent,
	mergeTallies,
	mergeTimelines,
	type Change,
	type CompiledModel,
	type Evaluation,
	type LocalDay,
	type Memory,
	type Presented,
} from '../scoring';
import type { IncomingEvent } from './incomingEvent';

/** What the store kept of a candidate before a batch. */
export interface Before extends Presented {
	memory: Memory;
	evaluatedOn: number;
}

/** The next state of a candidate, ready to be written. */
export interface NextState {
	before: Before | null;
	memory: Memory;
	after: Evaluation;
	changes: Change[];
	timelinesChanged: boolean;
	/** Whether anything needs writing: false for duplicates on a day already evaluated. */
	isNew: boolean;
}

/**
 * Computes a candidate's next state from what was kept and the events that are new.
 *
 * Pure but for `befores`: their memories are taken over and folded into. A candidate is never evaluated at an
 * earlier day than before, so a clock that jumps back rewrites nothing.
 *
 * @param befores - the candidates that are this person, the surviving one first; several are being merged
 * @param today - the local day of `asOf`
 */
export function applyEvents(
	befores: readonly Before[],
	newEvents: readonly IncomingEvent[],
	compiled: CompiledModel,
	today: LocalDay,
): NextState {
	const memory = unite(befores.map((before) => before.memory));
	let timelinesChanged = befores.length !== 1;
	for (const event of newEvents) {
		foldEvent(memory.tally, compiled, event);
		timelinesChanged = addToTimelines(memory.timelines, event) || timelinesChanged;
	}
	const before = befores[0] ?? null;
	const day = Math.max(today, ...befores.map(({ evaluatedOn }) => evaluatedOn));
	const after = evaluateOn(memory, compiled, day);
	const isNew = newEvents.length > 0 || befores.length !== 1 || before.evaluatedOn !== day;
	return { before, memory, after, changes: newChanges(before, after), timelinesChanged, isNew };
}

function unite(memories: readonly Memory[]): Memory {
	if (memories.length === 0) return { tally: emptyTally(), timelines: emptyTimelines() };
	return memories.reduce((a, b) => ({
		tally: mergeTallies(a.tally, b.tally),
		timelines: mergeTimelines(a.timelines, b.timelines),
	}));
}

/**
 * The changes to announce: those since the candidate was last evaluated, so that each is announced once.
 *
 * A late event can rewrite the past; of that only the net effect is announced, as one change from what was
 * presented to what should have been.
 */
export function newChanges(before: Before | null, after: Evaluation): Change[] {
	if (before === null) return after.changes;
	return (['bucket', 'phase', 'medal'] as const).flatMap((kind) => {
		const history = after.changes.filter((change) => change.kind === kind);
		const past = history.filter((change) => change.day <= before.evaluatedOn);
		const recent = history.slice(past.length);
		const settled = past.at(-1);
		// Before anything that counts happened, a first phase is presented but was never announced.
		if (!settled && kind === 'phase') return recent;
		const presented = before[kind];
		const corrected = settled?.to ?? null;
		if (presented === corrected) return recent;
		const day = settled?.day ?? before.evaluatedOn;
		return [{ kind, from: presented, to: corrected, day }, ...recent];
	});
}

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
import { FADING_STEPS } from './fading';
import type { IncomingEvent } from './incomingEvent';
import type { Transition } from './port';

/** What the store presented of a candidate before a batch. */
export interface Before extends Presented {
	evaluatedOn: LocalDay;
}

/** What the store kept of a candidate under a model, ready to go on with. */
export interface Kept {
	memory: Memory;
	/** null where nothing was presented under this model yet. */
	before: Before | null;
	/** Whether events were recorded, under another model, that what was presented does not know. */
	isStale: boolean;
	/** Whether what was presented comes from another version of the model. */
	isOtherVersion: boolean;
	/** Whether the timelines know more than is written. */
	timelinesChanged: boolean;
}

/** A change to announce. */
export type CausedChange = Change & Pick<Transition, 'cause'>;

/** The next state of a candidate, ready to be written. */
export interface NextState {
	before: Before | null;
	memory: Memory;
	after: Evaluation;
	changes: CausedChange[];
	timelinesChanged: boolean;
	/** Whether anything needs writing: false for duplicates on a day already evaluated. */
	isNew: boolean;
}

/**
 * Computes a candidate's next state from what was kept and the events that are new.
 *
 * Pure but for `kept`: its memories are taken over and folded into. A candidate is never evaluated at an earlier
 * day than before, so a clock that jumps back rewrites nothing. What another version of the model presented is
 * first brought to this one, so that what the model changed and what the events changed are told apart.
 *
 * @param kept - the candidates that are this person, the surviving one first; several are being merged
 * @param today - the local day of `asOf`
 * @param cause - what is announced as the cause, unless it is the model, or events recorded under another model
 */
export function applyEvents(
	kept: readonly Kept[],
	newEvents: readonly IncomingEvent[],
	compiled: CompiledModel,
	today: LocalDay,
	cause: 'event' | 'time',
): NextState {
	const memory = unite(kept.map((one) => one.memory));
	const before = kept.find((one) => one.before)?.before ?? null;
	const day = Math.max(today, ...kept.map((one) => one.before?.evaluatedOn ?? today));
	const isOther = before !== null && kept.some((one) => one.isOtherVersion);
	const ahead = cause === 'time' ? FADING_STEPS : 0;
	const brought = isOther ? evaluateOn(memory, compiled, day, ahead) : null;
	let timelinesChanged = kept.length !== 1 || kept[0].timelinesChanged;
	for (const event of newEvents) {
		foldEvent(memory.tally, compiled, event);
		timelinesChanged = addToTimelines(memory.timelines, event) || timelinesChanged;
	}
	const after =
		brought && newEvents.length === 0 ? brought : evaluateOn(memory, compiled, day, ahead);
	const isStale = kept.some((one) => one.isStale);
	const isSettled = kept.length === 1 && before?.evaluatedOn === day && !isStale && !isOther;
	return {
		before,
		memory,
		after,
		changes: [
			...because('model', brought && before ? netChanges(before, brought) : []),
			...because(isStale ? 'event' : cause, newChanges(brought ?? before, after)),
			...because(isStale ? 'event' : cause, newSignals(kept, newEvents, after, compiled)),
		],
		timelinesChanged,
		isNew: newEvents.length > 0 || !isSettled,
	};
}

function unite(memories: readonly Memory[]): Memory {
	if (memories.length === 0) return { tally: emptyTally(), timelines: emptyTimelines() };
	return memories.reduce((a, b) => ({
		tally: mergeTallies(a.tally, b.tally),
		timelines: mergeTimelines(a.timelines, b.timelines),
	}));
}

function because(cause: Transition['cause'], changes: readonly Change[]): CausedChange[] {
	return changes.map((change) => ({ ...change, cause }));
}

/** What another version of the model makes different: at most one change of a kind, on the day it takes over. */
function netChanges(before: Presented, after: Evaluation): Change[] {
	return (['bucket', 'phase', 'medal'] as const).flatMap((kind) => {
		const [from, to] = [before[kind], after[kind]];
		return from === to ? [] : [{ kind, from, to, day: after.evaluatedOn }];
	});
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

/**
 * The signals that may not have been announced: those since the candidate was last evaluated, and those that new
 * events can have brought about, which are not dated before the first of them. Which of them were announced only what
 * was written tells.
 */
function newSignals(
	kept: readonly Kept[],
	newEvents: readonly IncomingEvent[],
	{ changes }: Evaluation,
	compiled: CompiledModel,
): Change[] {
	const signals = changes.filter(({ kind }) => kind === 'signal');
	const presented = kept.flatMap(({ before }) => before ?? []);
	if (signals.length === 0 || presented.length === 0) return [];
	const evaluatedOn = Math.min(...presented.map((before) => before.evaluatedOn));
	const isHeardElsewhere = kept.length > 1 || kept[0].isStale;
	const since = Math.min(
		evaluatedOn + Number(!isHeardElsewhere),
		...newEvents.map(({ occurredAt }) => compiled.toLocalDay(occurredAt)),
	);
	return signals.filter(({ day }) => day >= since);
}

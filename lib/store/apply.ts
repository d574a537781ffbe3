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
	const memory = unite(kept);
	let before: Before | null = null;
	let day = today;
	let isStale = false;
	let isOther = false;
	for (const one of kept) {
		before ??= one.before;
		if (one.before !== null) day = Math.max(day, one.before.evaluatedOn);
		isStale ||= one.isStale;
		isOther ||= one.isOtherVersion;
	}
	isOther &&= before !== null;
	const ahead = cause === 'time' ? FADING_STEPS : 0;
	const brought = isOther ? evaluateOn(memory, compiled, day, ahead) : null;
	let timelinesChanged = kept.length !== 1 || kept[0].timelinesChanged;
	for (const event of newEvents) {
		foldEvent(memory.tally, compiled, event);
		timelinesChanged = addToTimelines(memory.timelines, event) || timelinesChanged;
	}
	const after =
		brought && newEvents.length === 0 ? brought : evaluateOn(memory, compiled, day, ahead);
	const isSettled = kept.length === 1 && before?.evaluatedOn === day && !isStale && !isOther;
	const changes: CausedChange[] = [];
	if (brought && before) addChanges(changes, netChanges(before, brought), 'model');
	const told = isStale ? 'event' : cause;
	addChanges(changes, newChanges(brought ?? before, after), told);
	addChanges(changes, newSignals(kept, newEvents, after, compiled), told);
	const isNew = newEvents.length > 0 || !isSettled;
	return { before, memory, after, changes, timelinesChanged, isNew };
}

function unite(kept: readonly Kept[]): Memory {
	if (kept.length === 0) return { tally: emptyTally(), timelines: emptyTimelines() };
	let { memory } = kept[0];
	for (let i = 1; i < kept.length; i++) {
		const { tally, timelines } = kept[i].memory;
		memory = {
			tally: mergeTallies(memory.tally, tally),
			timelines: mergeTimelines(memory.timelines, timelines),
		};
	}
	return memory;
}

function addChanges(
	all: CausedChange[],
	changes: readonly Change[],
	cause: Transition['cause'],
): void {
	for (const { kind, from, to, day } of changes) all.push({ kind, from, to, day, cause });
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
	if (kept.length === 0) return [];
	const signals = changes.filter(({ kind }) => kind === 'signal');
	if (signals.length === 0) return [];
	const presented = kept.flatMap(({ before }) => before ?? []);
	if (presented.length === 0) return [];
	const evaluatedOn = Math.min(...presented.map((before) => before.evaluatedOn));
	const isHeardElsewhere = kept.length > 1 || kept[0].isStale;
	const since = Math.min(
		evaluatedOn + Number(!isHeardElsewhere),
		...newEvents.map(({ occurredAt }) => compiled.toLocalDay(occurredAt)),
	);
	return signals.filter(({ day }) => day >= since);
}

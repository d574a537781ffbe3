import { DateTime } from 'luxon';
import {
	addToTimelines,
	compileModel,
	emptyTally,
	emptyTimelines,
	evaluate,
	foldEvent,
	formatDay,
	type CandidateEvent,
	type CompiledModel,
	type Evaluation,
	type Memory,
	type ScoringModel,
	type ScoringModelInput,
} from '../../../lib/scoring';
import { parseModel } from '../../../lib/scoring/model/parseModel';
import { candidateNl } from '../../../lib/scoring/presets/candidateNl';

/** An event as the tables of cases write it. */
export interface EventRow {
	/** Local date, or local date and time, in Europe/Amsterdam unless it names its offset; a date alone means noon. */
	on: string;
	type: string;
	subject?: string;
	/** How often it happened, a second apart; 1 when left out. */
	times?: number;
	isKnown?: boolean;
	consent?: string[];
	properties?: Record<string, unknown>;
	/** What the event tells of who the candidate is. */
	profile?: Record<string, unknown>;
}

export const preset = compileModel(parseModel(candidateNl));

/** UTC milliseconds of a local date (at noon) or date and time in Amsterdam. */
export function instant(local: string): number {
	const text = local.length === 10 ? `${local}T12:00` : local;
	return DateTime.fromISO(text, { zone: 'Europe/Amsterdam' }).toMillis();
}

export function toEvents(rows: readonly EventRow[]): CandidateEvent[] {
	return rows.flatMap(({ on, times = 1, ...rest }, row) => {
		const first = instant(on);
		return Array.from({ length: times }, (_, i) => ({
			...rest,
			eventId: `event-${row}-${i}`,
			occurredAt: first + i * 1_000,
		}));
	});
}

/** Folds events, in the order given, into a new memory. */
export function remember(events: readonly CandidateEvent[], compiled: CompiledModel): Memory {
	const memory = { tally: emptyTally(), timelines: emptyTimelines() };
	for (const event of events) {
		foldEvent(memory.tally, compiled, event);
		addToTimelines(memory.timelines, event);
	}
	return memory;
}

/** What is presented of a candidate with these events, at noon of a local date. */
export function evaluateRows(
	rows: readonly EventRow[],
	asOf: string,
	compiled: CompiledModel = preset,
): Evaluation {
	return evaluate(remember(toEvents(rows), compiled), compiled, instant(asOf));
}

/** A change as a reader would write it: `2026-03-02 bucket: cold → lukewarm`. */
export function describeChanges({ changes }: Evaluation): string[] {
	return changes.map(
		({ kind, from, to, day }) => `${formatDay(day)} ${kind}: ${from ?? 'none'} → ${to ?? 'none'}`,
	);
}

/** The preset with some of its parts replaced, checked like any model. */
export function presetWith(changes: Partial<ScoringModelInput>): CompiledModel {
	return compileModel(parseModel({ ...candidateNl, tests: [], ...changes }));
}

/** A model of one rule, `rule`, on `thing.done`: one point each, no decay, no caps in the way. */
export function modelOfRule(
	rule: Partial<ScoringModelInput['rules'][number]>,
	changes: Partial<ScoringModelInput> = {},
): CompiledModel {
	return presetWith({
		pillars: [{ key: 'all', label: 'All', cap: 100 }],
		decay: { kind: 'none' },
		rules: [{ key: 'rule', label: 'Rule', on: 'thing.done', points: 1, pillar: 'all', ...rule }],
		phases: [{ key: 'see', label: 'See', enter: [] }],
		routes: [],
		...changes,
	});
}

/** The parsed default model. */
export function presetModel(): ScoringModel {
	return parseModel(candidateNl);
}

import {
	addToTimelines,
	foldEvent,
	readPatterns,
	type Folding,
	type Tally,
	type Timelines,
} from '../scoring';
import { StoreError } from './errors';
import { readIncoming } from './ledgerDetails';
import { patternsKey, uniteTallies, type PrunedRow } from './pruned';
import type { OwnedEventRow } from './replay';
import { ROUTED_DAYS } from './routeBook';
import { readTimelines } from './rows';

const DAY_MS = 86_400_000;

/** Days an event counts under a model that does not say. */
export const DEFAULT_HORIZON_DAYS = 730;
/** A sender's clock and time zone may differ from ours. */
const TOLERANCE_DAYS = 1;

/** Which events a run is about; all times UTC ms. */
export interface RetentionPlan {
	/** What happened before leaves the ledger. */
	pruneBefore: number;
	/** Ids of what happened before are forgotten. */
	forgetBefore: number;
	/** Whom routers let through before is forgotten. */
	routedBefore: number;
}

/**
 * Works out which events leave.
 *
 * Ids are forgotten by the clock of what was recorded: one that jumps ahead while nothing comes in forgets nothing
 * that may still be delivered again.
 *
 * @param horizonDays - the longest of all models
 * @param recordedUntilMs - when the newest candidate was recorded
 * @throws {StoreError} `bad-period`
 */
export function planRetention(
	keepDays: number,
	asOfMs: number,
	horizonDays: number,
	recordedUntilMs: number,
): RetentionPlan {
	if (!Number.isInteger(keepDays) || keepDays < 1) {
		throw new StoreError(
			'bad-period',
			`Events cannot be kept for ${keepDays} days`,
			'Say for how many whole days, at least 1.',
		);
	}
	const clockMs = Math.min(asOfMs, recordedUntilMs);
	return {
		pruneBefore: asOfMs - keepDays * DAY_MS,
		forgetBefore: clockMs - (horizonDays + TOLERANCE_DAYS) * DAY_MS,
		routedBefore: clockMs - Math.max(keepDays, ROUTED_DAYS + TOLERANCE_DAYS) * DAY_MS,
	};
}

/**
 * The last candidate of whom nothing is left to be taken out.
 *
 * @param found - the candidates of a slice, ascending
 * @param events - theirs that were taken, candidate by candidate
 * @param most - how many a slice takes; the candidate at whom it was full may have more
 */
export function lastDone(
	found: ReadonlyArray<{ id: number }>,
	events: ReadonlyArray<{ candidate_id: number }>,
	most: number,
): number {
	const last = events.at(-1);
	return last && events.length === most ? last.candidate_id - 1 : (found.at(-1)?.id ?? 0);
}

/** A model that candidates are scored under, and how it folds; null where it has not been noted. */
export interface ScoredPatternsRow {
	key: string;
	version: number;
	patterns: string | null;
}

/**
 * Sees to it that the ways of folding are known of all models that candidates are scored under.
 *
 * @throws {StoreError} `not-ready`
 */
export function refuseUnready(scored: readonly ScoredPatternsRow[], foldings: Foldings): void {
	for (const { key, patterns } of scored) {
		if (patterns !== null && foldings.of([patterns]).length > 0) continue;
		throw new StoreError(
			'not-ready',
			`Nobody was scored under the scoring model "${key}" since this package was updated, so what its events count is not known yet`,
			'Run Candidate Decay with this model once, then clean up again.',
		);
	}
}

/** One way of folding, by its {@link patternsKey}. */
export interface FoldingByKey {
	key: string;
	folding: Folding;
}

/** Every way in which models of a store ever folded; kept while a run goes on, as they are slow to make. */
export class Foldings {
	private readonly known = new Map<string, FoldingByKey | null>();

	/** @param noted - the patterns of all models */
	of(noted: readonly string[]): FoldingByKey[] {
		return [...new Set(noted)].flatMap((patterns) => this.make(patterns) ?? []);
	}

	private make(patterns: string): FoldingByKey | null {
		const known = this.known.get(patterns);
		if (known !== undefined) return known;
		const folding = readPatterns(patterns);
		const made = folding && { key: patternsKey(patterns), folding };
		this.known.set(patterns, made);
		return made;
	}
}

/** What stays of a candidate's events that leave the ledger. */
export interface Remains {
	candidateId: number;
	/** One per way of folding; each takes the place of all rows of that way. */
	tallies: Array<{ patterns: string; tally: Tally; events: number; recordedAt: number }>;
	/** null where nothing was new to them. */
	timelines: Timelines | null;
}

/**
 * Folds events that are to leave the ledger, so that nothing they count is lost.
 *
 * @param candidates - at least those the events are about
 * @param events - candidate by candidate
 * @param kept - what earlier runs left of these candidates
 */
export function foldRemains(
	candidates: ReadonlyArray<{ id: number; timelines: string }>,
	events: readonly OwnedEventRow[],
	kept: readonly PrunedRow[],
	foldings: readonly FoldingByKey[],
): Remains[] {
	const byCandidate = groupByCandidate(events);
	const keptByCandidate = groupByCandidate(kept);
	return candidates.flatMap(({ id, timelines }) => {
		const own = byCandidate.get(id);
		if (!own) return [];
		const before = keptByCandidate.get(id) ?? [];
		return [
			{
				candidateId: id,
				tallies: foldings.map((one) => addTo(before, own, one)),
				timelines: completeTimelines(timelines, own),
			},
		];
	});
}

function addTo(
	kept: readonly PrunedRow[],
	events: readonly OwnedEventRow[],
	{ key, folding }: FoldingByKey,
): Remains['tallies'][number] {
	const before = kept.filter(({ patterns }) => patterns === key);
	const tally = uniteTallies(before);
	for (const row of events) foldEvent(tally, folding, readIncoming(row));
	return {
		patterns: key,
		tally,
		events: before.reduce((sum, row) => sum + row.events, events.length),
		recordedAt: Math.max(...[...before, ...events].map((row) => row.recorded_at)),
	};
}

/** Stores of the first release may not have written all they knew. */
function completeTimelines(text: string, events: readonly OwnedEventRow[]): Timelines | null {
	const timelines = readTimelines(text);
	let isNew = false;
	for (const row of events) isNew = addToTimelines(timelines, readIncoming(row)) || isNew;
	return isNew ? timelines : null;
}

function groupByCandidate<Row extends { candidate_id: number }>(
	rows: readonly Row[],
): Map<number, Row[]> {
	const groups = new Map<number, Row[]>();
	for (const row of rows) {
		const group = groups.get(row.candidate_id);
		if (group) group.push(row);
		else groups.set(row.candidate_id, [row]);
	}
	return groups;
}

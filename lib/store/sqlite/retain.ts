import type { Progress } from '../port';
import type { PrunedRow } from '../pruned';
import type { OwnedEventRow } from '../replay';
import {
	foldRemains,
	Foldings,
	lastDone,
	planRetention,
	refuseUnready,
	type RetentionPlan,
	type ScoredPatternsRow,
} from '../retention';
import type { RetentionResult } from '../upkeep';
import { yieldToOthers } from '../yieldToOthers';
import { allRows } from './allRows';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** Candidates looked at, and events taken out, before others get a turn: about 10 ms. */
const SLICE_CANDIDATES = 500;
const SLICE_EVENTS = 500;

interface Slice extends RetentionResult {
	/** The next slice starts behind this candidate. */
	lastId: number;
	isLast: boolean;
}

/** Takes old events out of the ledger, slice by slice, each in a transaction of its own. */
export async function retainEvents(
	connection: Connection,
	keepDays: number,
	asOfMs: number,
	onProgress?: Progress,
): Promise<RetentionResult> {
	const plan = await connection.read((statements) => readPlan(statements, keepDays, asOfMs));
	const foldings = new Foldings();
	const result = { events: 0, forgotten: 0, routed: 0 };
	for (let lastId = 0, candidates = 0; ;) {
		const slice = await connection.transaction((statements) =>
			retainSlice(statements, plan, foldings, lastId),
		);
		result.events += slice.events;
		result.forgotten += slice.forgotten;
		result.routed += slice.routed;
		candidates += slice.candidates;
		onProgress?.({ candidates, events: result.events });
		if (slice.isLast) return result;
		lastId = slice.lastId;
		await yieldToOthers();
	}
}

function readPlan(statements: Statements, keepDays: number, asOfMs: number): RetentionPlan {
	const [{ days }] = allRows<{ days: number }>(statements.horizon);
	const [newest] = allRows<{ created_at: number }>(statements.newestCandidate);
	return planRetention(keepDays, asOfMs, days, newest?.created_at ?? asOfMs);
}

/** Takes some events out, inside the caller's transaction. */
function retainSlice(
	statements: Statements,
	{ pruneBefore, forgetBefore, routedBefore }: RetentionPlan,
	foldings: Foldings,
	afterId: number,
): Slice & { candidates: number } {
	refuseUnready(allRows<ScoredPatternsRow>(statements.scoredPatterns), foldings);
	const found = allRows<{ id: number; timelines: string }>(
		statements.candidatesAfter,
		afterId,
		SLICE_CANDIDATES,
	);
	const all = JSON.stringify(found.map(({ id }) => id));
	const events = allRows<OwnedEventRow>(statements.prunable, all, pruneBefore, SLICE_EVENTS);
	const lastId = lastDone(found, events, SLICE_EVENTS);
	const done = found.filter(({ id }) => id <= lastId);
	prune(statements, found, events, foldings);
	const ids = JSON.stringify(done.map(({ id }) => id));
	const forgotten = Number(statements.forgetEvents.run(ids, forgetBefore).changes);
	const routed = Number(statements.forgetRouted.run(ids, routedBefore).changes);
	const isLast = found.length < SLICE_CANDIDATES && done.length === found.length;
	return { candidates: done.length, events: events.length, forgotten, routed, lastId, isLast };
}

function prune(
	statements: Statements,
	candidates: ReadonlyArray<{ id: number; timelines: string }>,
	events: readonly OwnedEventRow[],
	foldings: Foldings,
): void {
	if (events.length === 0) return;
	const ids = JSON.stringify([...new Set(events.map((row) => row.candidate_id))]);
	const kept = allRows<PrunedRow>(statements.pruned, ids, null);
	const noted = allRows<{ patterns: string }>(statements.notedPatterns).map((row) => row.patterns);
	for (const one of foldRemains(candidates, events, kept, foldings.of(noted))) {
		for (const { patterns, tally, events: folded, recordedAt } of one.tallies) {
			statements.dropPruned.run(one.candidateId, patterns);
			statements.addPruned.run(
				one.candidateId,
				patterns,
				JSON.stringify(tally),
				folded,
				recordedAt,
			);
		}
		if (one.timelines) statements.setTimelines.run(JSON.stringify(one.timelines), one.candidateId);
	}
	statements.pruneEvents.run(JSON.stringify(events.map((row) => row.event_id)));
}

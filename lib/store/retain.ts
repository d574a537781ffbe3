import type { BatchDesk, DeskRoom } from './desk';
import type { Progress } from './port';
import type { PrunedRow } from './pruned';
import type { OwnedEventRow } from './replay';
import {
	foldRemains,
	Foldings,
	lastDone,
	planRetention,
	refuseUnready,
	type RetentionPlan,
	type ScoredPatternsRow,
} from './retention';
import type { RetentionResult } from './upkeep';
import { yieldToOthers } from './yieldToOthers';

/** Candidates looked at in a transaction. */
const SLICE_CANDIDATES = 500;

interface Slice extends RetentionResult {
	/** Candidates of whom nothing is left to be taken out. */
	candidates: number;
	/** The next slice starts behind this candidate. */
	lastId: number;
	isLast: boolean;
}

interface Found {
	id: number;
	timelines: string;
}

/** How a run goes about it: events taken out in a transaction, and what is asked for. */
export interface RetentionRun {
	keepDays: number;
	asOfMs: number;
	sliceEvents: number;
}

/** Takes old events out of the ledger, slice by slice, each in a transaction of its own. */
export async function retainEvents(
	room: DeskRoom,
	run: RetentionRun,
	onProgress?: Progress,
): Promise<RetentionResult> {
	const plan = await room.read((desk) => readPlan(desk, run));
	const foldings = new Foldings();
	const result = { events: 0, forgotten: 0, routed: 0 };
	for (let lastId = 0, candidates = 0; ;) {
		const slice = await room.record((desk) =>
			retainSlice(desk, plan, foldings, lastId, run.sliceEvents),
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

async function readPlan(
	desk: BatchDesk,
	{ keepDays, asOfMs }: RetentionRun,
): Promise<RetentionPlan> {
	const [[{ days }], [newest]] = await Promise.all([
		desk.all<{ days: number }>('horizon'),
		desk.all<{ created_at: number }>('newestCandidate'),
	]);
	return planRetention(keepDays, asOfMs, days, newest?.created_at ?? asOfMs);
}

/** Takes some events out, inside the caller's transaction, which holds their candidates. */
async function retainSlice(
	desk: BatchDesk,
	{ pruneBefore, forgetBefore, routedBefore }: RetentionPlan,
	foldings: Foldings,
	afterId: number,
	most: number,
): Promise<Slice> {
	const [scored, found] = await Promise.all([
		desk.all<ScoredPatternsRow>('scoredPatterns'),
		desk.all<Found>('takeCandidatesAfter', afterId, SLICE_CANDIDATES),
	]);
	refuseUnready(scored, foldings);
	const all = desk.ids(found.map(({ id }) => id));
	const events = await desk.all<OwnedEventRow>('prunable', all, pruneBefore, most);
	const lastId = lastDone(found, events, most);
	const done = found.filter(({ id }) => id <= lastId);
	await prune(desk, found, events, foldings);
	const ids = desk.ids(done.map(({ id }) => id));
	const forgotten = await desk.run('forgetEvents', ids, forgetBefore);
	const routed = await desk.run('forgetRouted', ids, routedBefore);
	const isLast = found.length < SLICE_CANDIDATES && done.length === found.length;
	return { candidates: done.length, events: events.length, forgotten, routed, lastId, isLast };
}

async function prune(
	desk: BatchDesk,
	candidates: readonly Found[],
	events: readonly OwnedEventRow[],
	foldings: Foldings,
): Promise<void> {
	if (events.length === 0) return;
	const ids = desk.ids([...new Set(events.map((row) => row.candidate_id))]);
	const [kept, noted] = await Promise.all([
		desk.all<PrunedRow>('pruned', ids, null),
		desk.all<{ patterns: string }>('notedPatterns'),
	]);
	const ways = foldings.of(noted.map(({ patterns }) => patterns));
	const remains = foldRemains(candidates, events, kept, ways);
	const tallies = remains.flatMap(({ candidateId, tallies: own }) =>
		own.map((one) => ({ candidateId, ...one })),
	);
	await desk.each(
		'dropPruned',
		[],
		tallies.map(({ candidateId, patterns }) => [candidateId, patterns]),
	);
	await desk.each(
		'addPruned',
		[],
		tallies.map(({ candidateId, patterns, tally, events: folded, recordedAt }) => [
			candidateId,
			patterns,
			JSON.stringify(tally),
			folded,
			recordedAt,
		]),
	);
	const completed = remains.flatMap(({ candidateId, timelines }) =>
		timelines ? [[JSON.stringify(timelines), candidateId]] : [],
	);
	await desk.each('completeTimelines', [], completed);
	await desk.run('pruneEvents', desk.texts(events.map((row) => row.event_id)));
}

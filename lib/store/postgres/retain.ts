import type { Progress } from '../port';
import type { PrunedRow } from '../pruned';
import type { OwnedEventRow } from '../replay';
import {
	foldRemains,
	Foldings,
	lastDone,
	planRetention,
	refuseUnready,
	type Remains,
	type RetentionPlan,
	type ScoredPatternsRow,
} from '../retention';
import type { RetentionResult } from '../upkeep';
import { yieldToOthers } from '../yieldToOthers';
import { bigintArray, intArray, textArray } from './arrays';
import type { Connection } from './connection';
import type { Session } from './session';
import { setCandidates } from './writeState';

/** Candidates looked at, and events taken out, in a transaction. */
const SLICE_CANDIDATES = 500;
const SLICE_EVENTS = 2_000;

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

/** Takes old events out of the ledger, slice by slice, each in a transaction of its own. */
export async function retainEvents(
	connection: Connection,
	keepDays: number,
	asOfMs: number,
	onProgress?: Progress,
): Promise<RetentionResult> {
	const plan = await connection.read((session) => readPlan(session, keepDays, asOfMs));
	const foldings = new Foldings();
	const result = { events: 0, forgotten: 0, routed: 0 };
	for (let lastId = 0, candidates = 0; ;) {
		const slice = await connection.candidateTransaction((session) =>
			retainSlice(session, plan, foldings, lastId),
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
	session: Session,
	keepDays: number,
	asOfMs: number,
): Promise<RetentionPlan> {
	const [[{ days }], [newest]] = await Promise.all([
		session.all<{ days: number }>('horizon'),
		session.all<{ created_at: number }>('newestCandidate'),
	]);
	return planRetention(keepDays, asOfMs, days, newest?.created_at ?? asOfMs);
}

/** Takes some events out, inside the caller's transaction, which holds their candidates. */
async function retainSlice(
	session: Session,
	{ pruneBefore, forgetBefore, routedBefore }: RetentionPlan,
	foldings: Foldings,
	afterId: number,
): Promise<Slice> {
	const [scored, found] = await Promise.all([
		session.all<ScoredPatternsRow>('scoredPatterns'),
		session.all<Found>('lockCandidatesAfter', afterId, SLICE_CANDIDATES),
	]);
	refuseUnready(scored, foldings);
	const all = bigintArray(found.map(({ id }) => id));
	const events = await session.all<OwnedEventRow>('prunable', all, pruneBefore, SLICE_EVENTS);
	const lastId = lastDone(found, events, SLICE_EVENTS);
	const done = found.filter(({ id }) => id <= lastId);
	await prune(session, found, events, foldings);
	const ids = bigintArray(done.map(({ id }) => id));
	const forgotten = await session.run('forgetEvents', ids, forgetBefore);
	const routed = await session.run('forgetRouted', ids, routedBefore);
	const isLast = found.length < SLICE_CANDIDATES && done.length === found.length;
	return { candidates: done.length, events: events.length, forgotten, routed, lastId, isLast };
}

async function prune(
	session: Session,
	candidates: readonly Found[],
	events: readonly OwnedEventRow[],
	foldings: Foldings,
): Promise<void> {
	if (events.length === 0) return;
	const ids = bigintArray([...new Set(events.map((row) => row.candidate_id))]);
	const [kept, noted] = await Promise.all([
		session.all<PrunedRow>('pruned', ids, null),
		session.all<{ patterns: string }>('notedPatterns'),
	]);
	const ways = foldings.of(noted.map(({ patterns }) => patterns));
	const remains = foldRemains(candidates, events, kept, ways);
	await writeTallies(session, remains);
	await setCandidates(
		session,
		remains
			.filter(({ timelines }) => timelines !== null)
			.map(({ candidateId, timelines }) => ({ candidateId, timelines, becomesKnown: false })),
	);
	await session.run('pruneEvents', textArray(events.map((row) => row.event_id)));
}

async function writeTallies(session: Session, remains: readonly Remains[]): Promise<void> {
	const rows = remains.flatMap(({ candidateId, tallies }) =>
		tallies.map((one) => ({ candidateId, ...one })),
	);
	const ids = bigintArray(rows.map(({ candidateId }) => candidateId));
	const patterns = textArray(rows.map((row) => row.patterns));
	await session.run('dropPruned', ids, patterns);
	await session.run(
		'addPruned',
		ids,
		patterns,
		textArray(rows.map(({ tally }) => JSON.stringify(tally))),
		intArray(rows.map(({ events }) => events)),
		bigintArray(rows.map(({ recordedAt }) => recordedAt)),
	);
}

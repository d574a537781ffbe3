import type { CompiledModel } from '../../scoring';
import { sortOut, type FadingRow } from '../fading';
import type { CandidateRow } from '../rows';
import { allRows } from './allRows';
import { bringUpToDate, type Slice } from './bringUpToDate';
import { readUse } from './scoredModels';
import type { Statements } from './statements';
import { writeFaded } from './writeCandidate';

/** Candidates worked on before others get a turn: about 10 ms, twice that where their events are read again. */
const SLICE_SIZE = 200;
/** Those of whom only what they come to is read: about 5 ms. */
const FADING_SIZE = 600;

const NOTHING_TO_DO: Slice = {
	checked: 0,
	changed: 0,
	told: [],
	incomplete: 0,
	lastId: 0,
	isLast: true,
};

/**
 * Brings some due candidates up to date, inside the caller's transaction; none when all are.
 *
 * A candidate that was brought up to date is no longer due, so the next slice starts where this one ended, also
 * after a crash.
 */
export function decaySlice(statements: Statements, compiled: CompiledModel, nowMs: number): Slice {
	if (readUse(statements, compiled).isOutdated) return NOTHING_TO_DO;
	const today = compiled.toLocalDay(nowMs);
	const rows = allRows<CandidateRow>(statements.due, compiled.model.key, today, SLICE_SIZE);
	return bringUpToDate(statements, rows, compiled, nowMs, SLICE_SIZE);
}

/**
 * {@link decaySlice} that tells only of those of whom more than the score differs. Who only fades becomes what an
 * earlier run wrote down; for the rest of the slice it is worked out.
 */
export function fadingSlice(statements: Statements, compiled: CompiledModel, nowMs: number): Slice {
	if (readUse(statements, compiled).isOutdated) return NOTHING_TO_DO;
	const { key, version } = compiled.model;
	const today = compiled.toLocalDay(nowMs);
	const due = allRows<FadingRow>(statements.dueFading, key, today, version, FADING_SIZE);
	const { fading, others } = sortOut(due, today);
	writeFaded(statements, fading, compiled, today);
	const ids = JSON.stringify(others.slice(0, SLICE_SIZE));
	const rows = others.length > 0 ? allRows<CandidateRow>(statements.candidates, ids, key) : [];
	const slice = bringUpToDate(statements, rows, compiled, nowMs, SLICE_SIZE, 'moved');
	return {
		...slice,
		checked: slice.checked + fading.length,
		changed: slice.changed + fading.filter(({ isChanged }) => isChanged).length,
		isLast: due.length < FADING_SIZE && others.length <= SLICE_SIZE,
	};
}

/**
 * Brings some candidates over to this version of the model who are not, inside the caller's transaction; none when
 * all are.
 *
 * @param afterId - the last candidate of the slice before; nobody behind it can fall back to an older version
 */
export function reevaluateSlice(
	statements: Statements,
	compiled: CompiledModel,
	nowMs: number,
	afterId: number,
): Slice {
	const { isOutdated, isSettled } = readUse(statements, compiled);
	if (isOutdated || isSettled) return NOTHING_TO_DO;
	const { key, version } = compiled.model;
	const rows = allRows<CandidateRow>(statements.outdated, key, version, afterId, SLICE_SIZE);
	const slice = bringUpToDate(statements, rows, compiled, nowMs, SLICE_SIZE);
	if (slice.isLast) statements.settleModel.run(key, version);
	return slice;
}

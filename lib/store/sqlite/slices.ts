import type { CompiledModel } from '../../scoring';
import { writeDay } from '../fading';
import type { CandidateRow } from '../rows';
import { allRows } from './allRows';
import { bringUpToDate, type Slice } from './bringUpToDate';
import { readUse } from './scoredModels';
import type { Statements } from './statements';

/** Candidates worked on before others get a turn: about 10 ms, twice that where their events are read again. */
const SLICE_SIZE = 200;
/** Those of whom only what they come to is taken over: about 8 ms. */
const FADING_SIZE = 1_000;

/** Some who are due: how many, and of whom a statement can tell. The ids are JSON arrays. */
interface DueFading {
	due: number;
	fading: string;
	others: string;
	/** Of those who fade, how many are presented differently. */
	changed: number;
}

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
	const day = writeDay(today);
	const values = [key, today, day, version, FADING_SIZE];
	const [{ due, changed, ...ids }] = allRows<DueFading>(statements.dueFading, ...values);
	const { changes: faded } = statements.fadeSnapshots.run(key, today, day, ids.fading);
	statements.markUnsynced.run(key, ids.fading);
	const others = JSON.parse(ids.others) as number[];
	const wanted = JSON.stringify(others.slice(0, SLICE_SIZE));
	const rows = others.length > 0 ? allRows<CandidateRow>(statements.candidates, wanted, key) : [];
	const slice = bringUpToDate(statements, rows, compiled, nowMs, SLICE_SIZE, 'moved');
	return {
		...slice,
		checked: slice.checked + Number(faded),
		changed: slice.changed + changed,
		isLast: due < FADING_SIZE && others.length <= SLICE_SIZE,
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

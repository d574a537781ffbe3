import type { CompiledModel } from '../../scoring';
import { allRows } from './allRows';
import { bringUpToDate, type Slice } from './bringUpToDate';
import type { CandidateRow } from './rows';
import { readUse } from './scoredModels';
import type { Statements } from './statements';

/** Candidates worked on before others get a turn. */
const SLICE_SIZE = 1_000;
/** The same where the events of each may have to be read again. */
const REPLAY_SLICE_SIZE = 200;

const NOTHING_TO_DO: Slice = { checked: 0, changed: [], lastId: 0, isLast: true };

/**
 * Brings some due candidates up to date, inside the caller's transaction; none when all are.
 *
 * A candidate that was brought up to date is no longer due, so the next slice starts where this one ended, also
 * after a crash.
 */
export function decaySlice(statements: Statements, compiled: CompiledModel, nowMs: number): Slice {
	const { isOutdated, hasOthers } = readUse(statements, compiled);
	if (isOutdated) return NOTHING_TO_DO;
	const size = hasOthers ? REPLAY_SLICE_SIZE : SLICE_SIZE;
	const today = compiled.toLocalDay(nowMs);
	const rows = allRows<CandidateRow>(statements.due, compiled.model.key, today, size);
	return bringUpToDate(statements, rows, compiled, nowMs, size);
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
	const rows = allRows<CandidateRow>(statements.outdated, key, version, afterId, REPLAY_SLICE_SIZE);
	const slice = bringUpToDate(statements, rows, compiled, nowMs, REPLAY_SLICE_SIZE);
	if (slice.isLast) statements.settleModel.run(key, version);
	return slice;
}

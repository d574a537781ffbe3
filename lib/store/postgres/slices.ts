import type { CompiledModel } from '../../scoring';
import { Mutex } from '../mutex';
import { DUE_AT_ONCE, type CandidateRow } from '../rows';
import { bigintArray } from './arrays';
import { bringUpToDate, type BroughtUpToDate } from './bringUpToDate';
import { readUse } from './scoredModels';
import type { Session } from './session';

/** Due candidates of a transaction. */
const DUE_SIZE = 1_000;
/** Candidates of a transaction whose events may have to be read again. */
const OUTDATED_SIZE = 250;

/** What one transaction of a run over candidates did. */
export interface Slice extends BroughtUpToDate {
	checked: number;
	/** Whether nobody is left. */
	isLast: boolean;
}

/** Does the next slice of a run, inside the caller's transaction. */
export type SliceWork = (session: Session) => Promise<Slice>;

const NOTHING_TO_DO: Slice = { checked: 0, changed: [], incomplete: 0, isLast: true };

/**
 * Brings due candidates up to date, in the order in which they became due. Those that somebody is writing about are
 * passed over, so that several processes and connections share the work; see {@link lastDueSlices}.
 */
export function dueSlices(compiled: CompiledModel, nowMs: number): SliceWork {
	const taking = new Mutex();
	let last = [DUE_AT_ONCE - 1, 0];
	return async (session) => {
		const rows = await taking.run(async () => {
			const due = [...last, DUE_SIZE];
			const found = await takeDue(session, 'lockDue', due, compiled, nowMs);
			const end = found.at(-1);
			if (end) last = [end.next_change_on ?? 0, end.id];
			return found;
		});
		const brought = await bringUpToDate(session, rows, compiled, nowMs);
		return { checked: rows.length, ...brought, isLast: rows.length < DUE_SIZE };
	};
}

/**
 * Brings those up to date who still are due, and waits for whoever is writing about them; who is not due any more then
 * is left out, so there may be others even where few are found.
 */
export function lastDueSlices(compiled: CompiledModel, nowMs: number): SliceWork {
	return async (session) => {
		const rows = await takeDue(session, 'lockLastDue', [DUE_SIZE], compiled, nowMs);
		const brought = await bringUpToDate(session, rows, compiled, nowMs);
		return { checked: rows.length, ...brought, isLast: rows.length === 0 };
	};
}

/** @param which - the rest of the statement's values */
async function takeDue(
	session: Session,
	statement: 'lockDue' | 'lockLastDue',
	which: readonly number[],
	compiled: CompiledModel,
	nowMs: number,
): Promise<CandidateRow[]> {
	const today = compiled.toLocalDay(nowMs);
	const { key } = compiled.model;
	const [{ isOutdated }, rows] = await Promise.all([
		readUse(session, compiled),
		session.all<CandidateRow>(statement, key, today, ...which),
	]);
	return isOutdated ? [] : rows;
}

/** Brings candidates over to this version of the model who are not, in the order of their ids. */
export function outdatedSlices(compiled: CompiledModel, nowMs: number): SliceWork {
	const { key, version } = compiled.model;
	let afterId = 0; // nobody behind it can fall back to an older version
	return async (session) => {
		const { isOutdated, isSettled } = await readUse(session, compiled);
		if (isOutdated || isSettled) return NOTHING_TO_DO;
		const locked = await session.all<{ id: number }>(
			'lockOutdated',
			key,
			version,
			afterId,
			OUTDATED_SIZE,
		);
		const ids = bigintArray(locked.map(({ id }) => id));
		const rows = await session.all<CandidateRow>('candidates', ids, key);
		const left = rows.filter((row) => isBehind(row, version)); // somebody may have been faster
		const brought = await bringUpToDate(session, left, compiled, nowMs);
		const isLast = locked.length < OUTDATED_SIZE;
		if (isLast) await session.run('settleModel', key, version);
		afterId = locked.at(-1)?.id ?? afterId;
		return { checked: left.length, ...brought, isLast };
	};
}

function isBehind(row: CandidateRow, version: number): boolean {
	return row.model_version !== version || row.next_change_on === DUE_AT_ONCE;
}

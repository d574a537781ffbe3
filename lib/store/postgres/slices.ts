import type { CompiledModel } from '../../scoring';
import { writeDay } from '../fading';
import { Mutex } from '../mutex';
import type { Telling } from '../port';
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

/** Who is due, and since when. */
interface Due {
	id: number;
	next_change_on: number;
}

interface DueFading extends Due {
	/** Whether a statement can tell what they have faded to. */
	fades: boolean;
	/** Whether that is presented differently. */
	changes: boolean;
}

const NOTHING_TO_DO: Slice = { checked: 0, changed: 0, told: [], incomplete: 0, isLast: true };

/**
 * Brings due candidates up to date, in the order in which they became due. Those that somebody is writing about are
 * passed over, so that several processes and connections share the work; see {@link lastDueSlices}.
 */
export function dueSlices(compiled: CompiledModel, nowMs: number): SliceWork {
	const taking = new Mutex();
	let last = [DUE_AT_ONCE - 1, 0];
	return async (session) => {
		const due = await taking.run(async () => {
			const found = await lockDue(session, 'lockDue', [...last, DUE_SIZE], compiled, nowMs);
			const end = found.at(-1);
			if (end) last = [end.next_change_on, end.id];
			return found;
		});
		const rows = await readLocked(session, due, compiled);
		const brought = await bringUpToDate(session, rows, compiled, nowMs);
		return { checked: rows.length, ...brought, isLast: rows.length < DUE_SIZE };
	};
}

/**
 * {@link dueSlices} that tell only of those of whom more than the score differs. Who only fades becomes what an earlier
 * run wrote down; for the others it is worked out.
 */
export function fadingSlices(compiled: CompiledModel, nowMs: number): SliceWork {
	const { key, version } = compiled.model;
	const today = compiled.toLocalDay(nowMs);
	const day = writeDay(today);
	const taking = new Mutex();
	let last = [DUE_AT_ONCE - 1, 0];
	return async (session) => {
		const [{ isOutdated }, due] = await taking.run(async () => {
			const found = await Promise.all([
				readUse(session, compiled),
				session.all<DueFading>('takeFading', key, today, ...last, version, day, DUE_SIZE),
			]);
			const end = found[1].at(-1);
			if (end) last = [end.next_change_on, end.id];
			return found;
		});
		if (isOutdated) return NOTHING_TO_DO;
		const fading = due.filter(({ fades }) => fades);
		const [faded, others] = [fading, due.filter(({ fades }) => !fades)].map(idsOf);
		const [rows] = await Promise.all([
			others ? session.all<CandidateRow>('lockDueOf', key, others) : [],
			faded && session.run('fadeSnapshots', key, today, day, faded),
			faded && session.run('markUnsynced', key, faded),
		]);
		const brought = await bringUpToDate(session, rows, compiled, nowMs, 'moved');
		return {
			...brought,
			checked: rows.length + fading.length,
			changed: brought.changed + fading.filter(({ changes }) => changes).length,
			isLast: due.length < DUE_SIZE,
		};
	};
}

/**
 * Brings those up to date who still are due, and waits for whoever is writing about them; who is not due any more then
 * is left out, so there may be others even where few are found.
 */
export function lastDueSlices(compiled: CompiledModel, nowMs: number, tells: Telling): SliceWork {
	return async (session) => {
		const due = await lockDue(session, 'lockLastDue', [DUE_SIZE], compiled, nowMs);
		const rows = await readLocked(session, due, compiled);
		const brought = await bringUpToDate(session, rows, compiled, nowMs, tells);
		return { checked: rows.length, ...brought, isLast: rows.length === 0 };
	};
}

/** @param which - the rest of the statement's values */
async function lockDue(
	session: Session,
	statement: 'lockDue' | 'lockLastDue',
	which: readonly number[],
	compiled: CompiledModel,
	nowMs: number,
): Promise<Due[]> {
	const today = compiled.toLocalDay(nowMs);
	const { key } = compiled.model;
	const [{ isOutdated }, due] = await Promise.all([
		readUse(session, compiled),
		session.all<Due>(statement, key, today, ...which),
	]);
	return isOutdated ? [] : due;
}

/** Those who were locked, as they are now that nobody else can write about them. */
async function readLocked(
	session: Session,
	locked: ReadonlyArray<{ id: number }>,
	{ model }: CompiledModel,
): Promise<CandidateRow[]> {
	const ids = idsOf(locked);
	return ids ? await session.all<CandidateRow>('candidates', ids, model.key) : [];
}

/** Whose they are; undefined where they are nobody's. */
function idsOf(rows: ReadonlyArray<{ id: number }>): Buffer | undefined {
	return rows.length > 0 ? bigintArray(rows.map(({ id }) => id)) : undefined;
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
		const rows = await readLocked(session, locked, compiled);
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

import type { CandidateOutcome, Progress, RunResult } from '../port';
import { yieldToOthers } from '../yieldToOthers';
import type { Slice } from './bringUpToDate';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** Slices of a transaction: each waits for the disk once, and holds up others who write for 100 to 200 ms. */
const TRANSACTION_SLICES = 20;

const NOTHING_DONE = { checked: 0, changed: 0, incomplete: 0, isLast: false };

/** Who is told about a long run. */
export interface Listeners {
	onChanged: (outcomes: CandidateOutcome[]) => void;
	onProgress?: Progress;
}

/** Does one slice of a run, inside the caller's transaction. */
export type SliceWork = (statements: Statements, lastId: number) => Slice;

/**
 * Does slice after slice until none is left, some to a transaction, and lets others run after each.
 *
 * @param result - counted up, so that runs can follow one another
 */
export async function runSlices(
	connection: Connection,
	work: SliceWork,
	{ onChanged, onProgress }: Listeners,
	result: RunResult = { checked: 0, changed: 0, incomplete: 0 },
): Promise<RunResult> {
	for (let lastId = 0; ;) {
		const part = await connection.transaction((statements) => doSlices(statements, work, lastId));
		result.checked += part.checked;
		result.changed += part.changed;
		result.incomplete += part.incomplete;
		onChanged(part.told);
		if (part.isLast) return result;
		lastId = part.lastId;
		onProgress?.({ candidates: result.checked, events: 0 });
		await yieldToOthers();
	}
}

/** Does as many slices as fit into a transaction, and makes one of them. */
async function doSlices(statements: Statements, work: SliceWork, afterId: number): Promise<Slice> {
	const part: Slice = { ...NOTHING_DONE, told: [], lastId: afterId };
	for (let i = 0; i < TRANSACTION_SLICES && !part.isLast; i++) {
		if (i > 0) await yieldToOthers();
		const slice = work(statements, part.lastId);
		for (const one of slice.told) part.told.push(one);
		part.checked += slice.checked;
		part.changed += slice.changed;
		part.incomplete += slice.incomplete;
		part.lastId = slice.lastId;
		part.isLast = slice.isLast;
	}
	return part;
}

import type { CandidateOutcome, Progress, RunResult } from '../port';
import { yieldToOthers } from '../yieldToOthers';
import type { Slice } from './bringUpToDate';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** Who is told about a long run. */
export interface Listeners {
	onChanged: (outcomes: CandidateOutcome[]) => void;
	onProgress?: Progress;
}

/**
 * Does slice after slice until none is left, each in a transaction of its own, and lets others run in between.
 *
 * @param result - counted up, so that runs can follow one another
 */
export async function runSlices(
	connection: Connection,
	work: (statements: Statements, lastId: number) => Slice,
	{ onChanged, onProgress }: Listeners,
	result: RunResult = { checked: 0, changed: 0, incomplete: 0 },
): Promise<RunResult> {
	for (let lastId = 0; ;) {
		const slice = await connection.transaction((statements) => work(statements, lastId));
		result.checked += slice.checked;
		result.changed += slice.changed.length;
		result.incomplete += slice.incomplete;
		onChanged(slice.changed);
		if (slice.isLast) return result;
		lastId = slice.lastId;
		onProgress?.({ candidates: result.checked, events: 0 });
		await yieldToOthers();
	}
}

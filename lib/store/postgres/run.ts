import type { CandidateOutcome, Progress, RunResult } from '../port';
import { yieldToOthers } from '../yieldToOthers';
import type { Connection } from './connection';
import type { SliceWork } from './slices';

/** Who is told about a long run. */
export interface Listeners {
	onChanged: (outcomes: CandidateOutcome[]) => void;
	onProgress?: Progress;
}

/**
 * Does slice after slice until none is left, each in a transaction of its own.
 *
 * @param result - counted up, so that runs can follow one another
 * @param lanes - slices under way at once: while one is worked out here, the server is busy with another
 */
export async function runSlices(
	connection: Connection,
	work: SliceWork,
	{ onChanged, onProgress }: Listeners,
	result: RunResult = { checked: 0, changed: 0, incomplete: 0 },
	lanes = 1,
): Promise<RunResult> {
	let isOver = false;
	const lane = async () => {
		try {
			while (!isOver) {
				const slice = await connection.candidateTransaction(work);
				result.checked += slice.checked;
				result.changed += slice.changed;
				result.incomplete += slice.incomplete;
				onChanged(slice.told);
				if (slice.isLast) return;
				onProgress?.({ candidates: result.checked, events: 0 });
				await yieldToOthers();
			}
		} finally {
			isOver = true;
		}
	};
	const ends = await Promise.allSettled(Array.from({ length: lanes }, lane));
	for (const end of ends) if (end.status === 'rejected') throw end.reason;
	return result;
}

import type { CandidateKind } from '../scoring';
import type { LedgerRow } from './ledgerDetails';
import type { History, Progress } from './port';
import { yieldToOthers } from './yieldToOthers';

/** An event and whose it is, as both engines give it. */
export interface HistoryRow extends LedgerRow {
	id: number;
	kind: CandidateKind;
}

/** Whole candidates, and up to whom was read. */
export interface HistoryPart {
	histories: History[];
	/** null when all were read. */
	endId: number | null;
}

/** How an engine reads a part, in a short transaction of its own. */
export interface HistoryReader {
	/** Candidates asked for in a part, at most. */
	partSize: number;
	/** Reads those wanted, or else those behind the last; some of them may be left for the next part. */
	readPart(lastId: number, wanted?: readonly number[]): Promise<HistoryPart>;
}

/**
 * Reads the histories of everybody, part by part, and lets others run in between. The next part is asked for while one is
 * looked at.
 *
 * The next part starts behind the last candidate. Merged candidates go on under the lowest of their ids, so what is
 * merged in between moves to where the reading has been, if at all.
 *
 * @param chosen - ids, ascending, where not everybody is wanted
 */
export async function readHistories(
	{ partSize, readPart }: HistoryReader,
	onPart: (part: History[]) => void,
	onProgress?: Progress,
	chosen?: readonly number[],
): Promise<void> {
	const done = { candidates: 0, events: 0 };
	let place = 0;
	const readAfter = (lastId: number) => {
		while (chosen && chosen[place] <= lastId) place++;
		return readPart(lastId, chosen?.slice(place, place + partSize));
	};
	let next = readAfter(0);
	try {
		for (;;) {
			const { histories, endId } = await next;
			if (endId === null) return;
			next = readAfter(endId);
			if (histories.length === 0) continue;
			onPart(histories);
			done.candidates += histories.length;
			for (const { events } of histories) done.events += events.length;
			onProgress?.({ ...done });
			await yieldToOthers();
		}
	} finally {
		await Promise.allSettled([next]);
	}
}

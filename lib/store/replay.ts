import {
	addToTimelines,
	emptyTally,
	foldEvent,
	type CompiledModel,
	type LocalDay,
	type Memory,
	type Timelines,
} from '../scoring';
import { readIncoming } from './ledgerDetails';
import { readTimelines, type CandidateRow, type EventRow } from './rows';

/** What the ledger remembers of a candidate. */
export interface Replayed {
	memory: Memory;
	/** Whether the ledger knew something that the timelines did not. */
	timelinesChanged: boolean;
	/** The local day of the latest recording. */
	recordedOn: LocalDay;
}

/** An event of the ledger, and whose it is. */
export interface OwnedEventRow extends EventRow {
	candidate_id: number;
}

/** Folds the ledger of these candidates anew. */
export function foldLedger(
	rows: readonly CandidateRow[],
	ledger: Iterable<OwnedEventRow>,
	compiled: CompiledModel,
): Map<number, Replayed> {
	const replayed = new Map(rows.map((row) => [row.id, begin(readTimelines(row.timelines))]));
	for (const event of ledger) {
		const one = replayed.get(event.candidate_id);
		if (one) addEvent(one, event, compiled);
	}
	return replayed;
}

function begin(timelines: Timelines): Replayed {
	return { memory: { tally: emptyTally(), timelines }, timelinesChanged: false, recordedOn: 0 };
}

function addEvent(one: Replayed, row: EventRow, compiled: CompiledModel): void {
	const event = readIncoming(row);
	foldEvent(one.memory.tally, compiled, event);
	one.timelinesChanged = addToTimelines(one.memory.timelines, event) || one.timelinesChanged;
	one.recordedOn = Math.max(one.recordedOn, compiled.toLocalDay(row.recorded_at));
}

import {
	addToTimelines,
	emptyTally,
	foldEvent,
	type CompiledModel,
	type LocalDay,
	type Memory,
} from '../scoring';
import { readIncoming } from './ledgerDetails';
import type { Pruned } from './pruned';
import { readTimelines, type CandidateRow, type EventRow } from './rows';

/** What the ledger remembers of a candidate. */
export interface Replayed {
	memory: Memory;
	/** Whether the ledger knew something that the timelines did not. */
	timelinesChanged: boolean;
	/** The local day of the latest recording. */
	recordedOn: LocalDay;
	/** Whether some events left the ledger before these patterns came into use, and so do not count. */
	isIncomplete: boolean;
}

/** An event of the ledger, and whose it is. */
export interface OwnedEventRow extends EventRow {
	candidate_id: number;
}

/** Folds the ledger of these candidates anew, on top of what is known of events that left it. */
export function foldLedger(
	rows: readonly CandidateRow[],
	ledger: Iterable<OwnedEventRow>,
	pruned: ReadonlyMap<number, Pruned>,
	compiled: CompiledModel,
): Map<number, Replayed> {
	const replayed = new Map(rows.map((row) => [row.id, begin(row, pruned.get(row.id), compiled)]));
	for (const event of ledger) {
		const one = replayed.get(event.candidate_id);
		if (one) addEvent(one, event, compiled);
	}
	return replayed;
}

function begin(
	{ timelines }: CandidateRow,
	pruned: Pruned | undefined,
	{ toLocalDay }: CompiledModel,
): Replayed {
	return {
		memory: { tally: pruned?.tally ?? emptyTally(), timelines: readTimelines(timelines) },
		timelinesChanged: false,
		recordedOn: pruned ? toLocalDay(pruned.recordedAt) : 0,
		isIncomplete: pruned !== undefined && pruned.missing > 0,
	};
}

function addEvent(one: Replayed, row: EventRow, compiled: CompiledModel): void {
	const event = readIncoming(row);
	foldEvent(one.memory.tally, compiled, event);
	one.timelinesChanged = addToTimelines(one.memory.timelines, event) || one.timelinesChanged;
	one.recordedOn = Math.max(one.recordedOn, compiled.toLocalDay(row.recorded_at));
}

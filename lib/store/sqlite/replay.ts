import {
	addToTimelines,
	emptyTally,
	foldEvent,
	type CompiledModel,
	type LocalDay,
	type Memory,
	type Timelines,
} from '../../scoring';
import { readIncoming } from '../ledgerDetails';
import { readTimelines, type CandidateRow, type EventRow } from './rows';
import type { Statements } from './statements';

/** What the ledger remembers of a candidate. */
export interface Replayed {
	memory: Memory;
	/** Whether the ledger knew something that the timelines did not. */
	timelinesChanged: boolean;
	/** The local day of the latest recording. */
	recordedOn: LocalDay;
}

/** Folds the ledger of these candidates anew; one statement, however many they are. */
export function replayLedger(
	statements: Statements,
	rows: readonly CandidateRow[],
	compiled: CompiledModel,
): Map<number, Replayed> {
	const replayed = new Map(rows.map((row) => [row.id, begin(readTimelines(row.timelines))]));
	if (rows.length === 0) return replayed;
	const wanted = JSON.stringify(rows.map((row) => row.id));
	for (const event of statements.ledger.iterate(wanted)) {
		const one = replayed.get(Number(event.candidate_id));
		if (one) addEvent(one, event as unknown as EventRow, compiled);
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

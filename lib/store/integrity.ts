import {
	addToTimelines,
	emptyTally,
	emptyTimelines,
	evaluateOn,
	foldEvent,
	mergeTallies,
	mergeTimelines,
	presentedOf,
	type CompiledModel,
	type Memory,
	type Tally,
	type Timelines,
} from '../scoring';
import { isSame } from '../scoring/model/compare/differences';
import { readIncoming } from './ledgerDetails';
import type { Pruned } from './pruned';
import type { OwnedEventRow } from './replay';
import { readBefore, readDates, readMemory, type CandidateRow } from './rows';

import type { Difference } from './upkeep';

/** Everything a part of an integrity check is about. */
export interface Examined {
	rows: readonly CandidateRow[];
	ledger: readonly OwnedEventRow[];
	pruned: ReadonlyMap<number, Pruned>;
	strays: readonly StrayRow[];
}

/** What belongs to a candidate who is not there, or was merged into another. */
export interface StrayRow {
	candidate_id: number;
	merged_into: number | null;
	identities: number;
	events: number;
	snapshots: number;
}

/** What looking at a part of the candidates found. */
export interface Findings {
	candidates: number;
	events: number;
	waiting: number;
	differences: Difference[];
}

/** Looks for what does not fit together, and does nothing about it. */
export function examine(
	{ rows, ledger, pruned, strays }: Examined,
	compiled: CompiledModel,
): Findings {
	const events = new Map<number, OwnedEventRow[]>(rows.map(({ id }) => [id, []]));
	for (const row of ledger) events.get(row.candidate_id)?.push(row);
	const current = rows.filter((row) => isCurrent(row, compiled));
	return {
		candidates: rows.length,
		events: ledger.length,
		waiting: rows.length - current.length,
		differences: [
			...strays.flatMap(describeStray),
			...current.flatMap((row) =>
				differencesOf(row, events.get(row.id) ?? [], pruned.get(row.id), compiled),
			),
		],
	};
}

/** Whether a snapshot claims to be of this version, and to know everything. */
function isCurrent(row: CandidateRow, { model }: CompiledModel): boolean {
	return Boolean(row.tally) && row.model_version === model.version;
}

function describeStray(row: StrayRow): Difference[] {
	const { candidate_id: candidateId, merged_into: survivor } = row;
	const held = (['identities', 'events', 'snapshots'] as const)
		.filter((what) => row[what] > 0)
		.map((what) => `${row[what]} ${what}`);
	if (held.length === 0) return [];
	const why = survivor === null ? 'is not there' : `was merged into candidate ${survivor}`;
	const message = `${held.join(' and ')} belong to candidate ${candidateId}, who ${why}`;
	return [{ candidateId, about: 'owner', message }];
}

function differencesOf(
	row: CandidateRow,
	ledger: readonly OwnedEventRow[],
	pruned: Pruned | undefined,
	compiled: CompiledModel,
): Difference[] {
	const kept = readMemory(row);
	const expected = recall(ledger, pruned, kept.timelines, compiled);
	const found: Difference[] = [];
	const note = (about: Difference['about'], message: string | null) => {
		if (message !== null) found.push({ candidateId: row.id, about, message });
	};
	note('tally', compareTallies(kept.tally, expected.tally));
	note('timelines', compareTimelines(kept.timelines, expected.timelines));
	note('values', compareValues(row, kept, compiled));
	return found;
}

/**
 * What must be remembered. Of events that left the ledger the timelines alone still know what they said, so what is
 * kept is believed where there are any.
 */
function recall(
	ledger: readonly OwnedEventRow[],
	pruned: Pruned | undefined,
	kept: Timelines,
	compiled: CompiledModel,
): Memory {
	const memory = {
		tally: pruned ? mergeTallies(emptyTally(), pruned.tally) : emptyTally(),
		timelines: pruned ? mergeTimelines(emptyTimelines(), kept) : emptyTimelines(),
	};
	for (const one of ledger) {
		const event = readIncoming(one);
		foldEvent(memory.tally, compiled, event);
		addToTimelines(memory.timelines, event);
	}
	return memory;
}

function compareTallies(kept: Tally, expected: Tally): string | null {
	const differing = (part: keyof Tally) => namesOfDiffering(kept[part], expected[part]);
	const rules = [...new Set([...differing('counts'), ...differing('subjects')])];
	if (rules.length === 0) return null;
	return `What is remembered for ${rules.join(', ')} is not what the events in the ledger say`;
}

function compareTimelines(kept: Timelines, expected: Timelines): string | null {
	const parts = namesOfDiffering({ ...kept }, { ...expected });
	if (parts.length === 0) return null;
	return `What is remembered of ${parts.join(', ')} is not what the events in the ledger say`;
}

function compareValues(row: CandidateRow, kept: Memory, compiled: CompiledModel): string | null {
	const before = readBefore(row);
	if (!before) return 'There is a tally, but nothing is presented';
	const now = evaluateOn(kept, compiled, before.evaluatedOn);
	const { nextChangeOn, lastActiveOn, firstScoredAt, firstQualifiedAt, firstPlacedAt } = now;
	const presented: Record<string, unknown> = { ...presentedOf(before), ...readDates(row) };
	const dates = { nextChangeOn, lastActiveOn, firstScoredAt, firstQualifiedAt, firstPlacedAt };
	const expected: Record<string, unknown> = { ...presentedOf(now), ...dates };
	const names = namesOfDiffering(presented, expected);
	if (names.length === 0) return null;
	const each = names.map(
		(name) => `${name} is ${show(presented[name])}, not ${show(expected[name])}`,
	);
	return `What is presented does not follow from what is remembered: ${each.join('; ')}`;
}

function namesOfDiffering(
	a: Readonly<Record<string, unknown>>,
	b: Readonly<Record<string, unknown>>,
): string[] {
	const names = new Set([...Object.keys(a), ...Object.keys(b)]);
	return [...names].filter((name) => !isSame(a[name], b[name])).sort();
}

function show(value: unknown): string {
	return value === null ? 'empty' : String(value);
}

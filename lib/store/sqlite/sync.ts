import {
	FILL_SIZE,
	readSyncRow,
	type SyncCount,
	type SyncRow,
	type SyncState,
	type Synced,
} from '../sync';
import { yieldToOthers } from '../yieldToOthers';
import { allRows } from './allRows';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** Candidates worked on before others get a turn. */
const SLICE_SIZE = 1_000;

/** Opens a target, and notes everybody there is, part by part; cut short, it goes on where it ended. */
export async function openTarget(
	connection: Connection,
	target: string,
	modelKey: string,
	atMs: number,
): Promise<void> {
	let filledTo = await connection.transaction((statements) => {
		const [open] = allRows<{ filled_to: number | null }>(statements.useTarget, target, atMs);
		if (open) return open.filled_to;
		statements.dropOldStates.run(atMs);
		statements.dropOldTargets.run(atMs);
		statements.addTarget.run(target, modelKey, atMs);
		return 0;
	});
	while (filledTo !== null) {
		const from = filledTo;
		filledTo = await connection.transaction((statements) => fill(statements, target, from));
		await yieldToOthers();
	}
}

/** @returns up to whom all are noted; null when that is everybody */
function fill(statements: Statements, target: string, afterId: number): number | null {
	const [{ id }] = allRows<{ id: number | null }>(statements.endOfFill, target, afterId, FILL_SIZE);
	if (id !== null) statements.fillTarget.run(target, afterId, id);
	statements.noteFilled.run(target, id);
	return id;
}

/** Candidates after an id of whom a target was told otherwise than they stand. */
export function readUnsynced(
	statements: Statements,
	target: string,
	afterId: number,
	limit: number,
): SyncState[] {
	return allRows<SyncRow>(statements.unsynced, target, afterId, limit).map(readSyncRow);
}

/** What a target was told last of each of these candidates. */
export function readSynced(
	statements: Statements,
	target: string,
	candidateIds: readonly number[],
): SyncState[] {
	const wanted = JSON.stringify(candidateIds);
	return allRows<SyncRow>(statements.synced, target, wanted).map(readSyncRow);
}

/** Keeps what a target was told. */
export async function keepSynced(
	connection: Connection,
	target: string,
	synced: readonly Synced[],
): Promise<void> {
	for (let i = 0; i < synced.length; i += SLICE_SIZE) {
		await connection.transaction(({ keepSynced: keep }) => {
			for (const { candidateId, mark, fingerprint, remoteId } of synced.slice(i, i + SLICE_SIZE))
				keep.run(target, candidateId, mark, fingerprint, remoteId);
		});
		await yieldToOthers();
	}
}

/** Keeps under which ids a target knows candidates. */
export function nameSynced(
	statements: Statements,
	target: string,
	remoteIds: ReadonlyMap<number, string>,
): void {
	for (const [candidateId, remoteId] of remoteIds)
		statements.nameSynced.run(target, candidateId, remoteId);
}

/** How many candidates a target was told of, by how they stand. */
export function countSynced(statements: Statements, target: string): SyncCount[] {
	return allRows<SyncCount>(statements.countSynced, target).map((row) => ({ ...row }));
}

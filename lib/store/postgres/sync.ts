import { FILL_SIZE, readSyncRow, type SyncRow, type SyncState, type Synced } from '../sync';
import { bigintArray, textArray } from './arrays';
import type { Connection } from './connection';
import type { Session } from './session';

/**
 * Opens a target, and notes everybody there is, part by part; cut short, it goes on where it ended.
 *
 * A new one waits for all who are writing about candidates: they do not know it yet, and those who come after do.
 */
export async function openTarget(
	connection: Connection,
	target: string,
	modelKey: string,
	atMs: number,
): Promise<void> {
	let filledTo = await connection.transaction(async (session) => {
		const [open] = await session.all<{ filled_to: number | null }>('useTarget', target, atMs);
		if (open) return open.filled_to;
		await session.run('lockScoredModels');
		await session.run('dropOldStates', atMs);
		await session.run('dropOldTargets', atMs);
		await session.run('addTarget', target, modelKey, atMs);
		return 0;
	});
	while (filledTo !== null) {
		const from = filledTo;
		filledTo = await connection.transaction((session) => fill(session, target, from));
	}
}

/** @returns up to whom all are noted; null when that is everybody */
async function fill(session: Session, target: string, afterId: number): Promise<number | null> {
	const [{ id }] = await session.all<{ id: number | null }>(
		'endOfFill',
		target,
		afterId,
		FILL_SIZE,
	);
	if (id !== null) await session.run('fillTarget', target, afterId, id);
	await session.run('noteFilled', target, id);
	return id;
}

/** Candidates after an id of whom a target was told otherwise than they stand. */
export async function readUnsynced(
	session: Session,
	target: string,
	afterId: number,
	limit: number,
): Promise<SyncState[]> {
	return (await session.all<SyncRow>('unsynced', target, afterId, limit)).map(readSyncRow);
}

/** What a target was told last of each of these candidates. */
export async function readSynced(
	session: Session,
	target: string,
	candidateIds: readonly number[],
): Promise<SyncState[]> {
	const wanted = bigintArray(candidateIds.filter(Number.isSafeInteger));
	return (await session.all<SyncRow>('synced', target, wanted)).map(readSyncRow);
}

/** Keeps what a target was told. */
export async function keepSynced(
	session: Session,
	target: string,
	synced: readonly Synced[],
): Promise<void> {
	if (synced.length === 0) return;
	await session.run(
		'keepSynced',
		target,
		bigintArray(synced.map(({ candidateId }) => candidateId)),
		bigintArray(synced.map(({ mark }) => mark)),
		textArray(synced.map(({ fingerprint }) => fingerprint)),
		textArray(synced.map(({ remoteId }) => remoteId)),
	);
}

/** Keeps under which ids a target knows candidates. */
export async function nameSynced(
	session: Session,
	target: string,
	remoteIds: ReadonlyMap<number, string>,
): Promise<void> {
	if (remoteIds.size === 0) return;
	const [ids, names] = [bigintArray([...remoteIds.keys()]), textArray([...remoteIds.values()])];
	await session.run('nameSynced', target, ids, names);
}

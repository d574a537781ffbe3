import type { BatchDesk } from './desk';
import { inParts } from './sample';
import { SharingDesk } from './SharingDesk';
import {
	FILL_SIZE,
	readSyncRow,
	type StoreSync,
	type SyncCount,
	type SyncRow,
	type SyncState,
	type Synced,
} from './sync';
import { yieldToOthers } from './yieldToOthers';

/** Candidates written in a transaction, before others get a turn. */
const PART = 1_000;

/** What other systems know, the same on every engine. */
export class SyncDesk extends SharingDesk implements StoreSync {
	/** Notes everybody there is, part by part; cut short, it goes on where it ended. */
	async openTarget(target: string, modelKey: string, atMs: number): Promise<void> {
		let filledTo = await this.room.change((desk) => useTarget(desk, target, modelKey, atMs));
		while (filledTo !== null) {
			const from = filledTo;
			filledTo = await this.room.change((desk) => fill(desk, target, from));
			await yieldToOthers();
		}
	}

	readUnsynced(target: string, afterId: number, limit: number): Promise<SyncState[]> {
		return this.room.read(async (desk) =>
			(await desk.all<SyncRow>('unsynced', target, afterId, limit)).map(readSyncRow),
		);
	}

	readSynced(target: string, candidateIds: readonly number[]): Promise<SyncState[]> {
		return this.room.read(async (desk) =>
			(await desk.all<SyncRow>('synced', target, desk.ids(candidateIds))).map(readSyncRow),
		);
	}

	async keepSynced(target: string, synced: readonly Synced[]): Promise<void> {
		for (const part of inParts(synced, PART)) {
			const rows = part.map(({ candidateId, mark, fingerprint, remoteId }) => [
				candidateId,
				mark,
				fingerprint,
				remoteId,
			]);
			await this.room.change((desk) => desk.each('keepSynced', [target], rows));
			await yieldToOthers();
		}
	}

	async nameSynced(target: string, remoteIds: ReadonlyMap<number, string>): Promise<void> {
		await this.room.change((desk) => desk.each('nameSynced', [target], [...remoteIds]));
	}

	async dropSynced(target: string, candidateIds: readonly number[]): Promise<void> {
		await this.room.change((desk) => desk.run('dropSynced', target, desk.ids(candidateIds)));
	}

	async forgetSynced(target: string): Promise<void> {
		await this.room.change((desk) => desk.run('forgetSynced', target));
	}

	countSynced(target: string): Promise<SyncCount[]> {
		return this.room.read(async (desk) =>
			(await desk.all<SyncCount>('countSynced', target)).map((row) => ({ ...row })),
		);
	}
}

/**
 * Opens a target. A new one waits for all who are writing about candidates: they do not know it yet, and those who come
 * after do.
 *
 * @returns up to whom all are noted; null when that is everybody
 */
async function useTarget(
	desk: BatchDesk,
	target: string,
	modelKey: string,
	atMs: number,
): Promise<number | null> {
	const [open] = await desk.all<{ filled_to: number | null }>('useTarget', target, atMs);
	if (open) return open.filled_to;
	await desk.hold('lockScoredModels');
	await desk.run('dropOldStates', atMs);
	await desk.run('dropOldTargets', atMs);
	await desk.run('addTarget', target, modelKey, atMs);
	return 0;
}

/** @returns up to whom all are noted; null when that is everybody */
async function fill(desk: BatchDesk, target: string, afterId: number): Promise<number | null> {
	const asked = [target, afterId, FILL_SIZE];
	const [{ id }] = await desk.all<{ id: number | null }>('endOfFill', ...asked);
	if (id !== null) await desk.run('fillTarget', target, afterId, id);
	await desk.run('noteFilled', target, id);
	return id;
}

import { announceAll } from './announceAll';
import type { BatchDesk, DeskRoom } from './desk';
import {
	FEED_WINDOW,
	takeWanted,
	type Announcement,
	type FeedBatch,
	type FeedLease,
	type FeedRow,
	type FedTransition,
	type TransitionFeed,
} from './feed';
import { yieldToOthers } from './yieldToOthers';

interface RestoredRow {
	/** Whether there is something that only a transaction of the future could have written. */
	is_restored: boolean | number;
}

interface ReaderRow extends RestoredRow {
	lease: number;
	leased_until: number;
}

interface OrderedRow extends FeedRow {
	/** Number of the transaction that wrote it, too large for a number of JavaScript; null where ids alone give the order. */
	written_by: string | null;
}

/** Hands out transitions, the same on every engine; what comes before what, each engine knows itself. */
export class FeedDesk implements TransitionFeed {
	constructor(private readonly room: DeskRoom) {}

	open(reader: string, sinceMs: number | null): Promise<boolean> {
		return this.room.change(async (desk) => {
			const [{ is_restored: isRestored }] = await desk.all<RestoredRow>('isFedRestored');
			if (isRestored) await beginAnew(desk);
			return (await desk.run('addReader', reader, sinceMs)) === 1;
		});
	}

	async lease(reader: string, lease: FeedLease): Promise<FeedBatch | null> {
		while (await this.isWaiting(reader, lease.nowMs)) {
			const batch = await this.room.change((desk) => leaseNext(desk, reader, lease));
			if (batch) return batch;
			await yieldToOthers();
		}
		return null;
	}

	async confirm(reader: string, lease: number): Promise<void> {
		await this.room.change((desk) => desk.run('confirmFed', reader, lease));
	}

	async holdUntil(reader: string, lease: number, untilMs: number): Promise<void> {
		await this.room.change((desk) => desk.run('holdFed', reader, lease, untilMs));
	}

	latest(wants: FeedLease['wants'], limit: number): Promise<FedTransition[]> {
		return this.room.read(async (desk) => {
			const rows = await desk.all<FeedRow>('latestFed', FEED_WINDOW);
			return takeWanted(rows, { wants, limit }).transitions;
		});
	}

	async announce(announcements: readonly Announcement[], atMs: number): Promise<number> {
		if (announcements.length === 0) return 0;
		return await this.room.change((desk) => announceAll(desk, announcements, atMs));
	}

	/** All that a poll costs where nothing is new. */
	private async isWaiting(reader: string, nowMs: number): Promise<boolean> {
		const found = await this.room.read((desk) => desk.all('isFedWaiting', reader, nowMs));
		return found.length > 0;
	}
}

/** Leases from the next window, inside the caller's transaction; null where nothing of it is wanted. */
async function leaseNext(
	desk: BatchDesk,
	reader: string,
	lease: FeedLease,
): Promise<FeedBatch | null> {
	const [row] = await desk.all<ReaderRow>('feedReader', reader);
	if (row.leased_until > lease.nowMs) return null;
	if (row.is_restored) await beginAnew(desk);
	const rows = await desk.all<OrderedRow>('unfed', reader, FEED_WINDOW);
	const { transitions, last } = takeWanted(rows, lease);
	if (!last) return null;
	if (transitions.length === 0) {
		await desk.run('passFed', reader, last.written_by, last.id);
		return null;
	}
	await desk.run('leaseFed', reader, last.written_by, last.id, lease.untilMs);
	return { lease: row.lease + 1, transitions };
}

/**
 * Puts in order what was brought here from another server, say from a dump: its transactions were counted otherwise.
 * What a reader had not read before comes after where it stands now; some of what it had may come again.
 */
async function beginAnew(desk: BatchDesk): Promise<void> {
	await desk.run('placeReaders');
	await desk.run('forgetWriters');
}

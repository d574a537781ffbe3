import {
	FEED_WINDOW,
	NO_MODEL,
	takeWanted,
	type Announcement,
	type FeedBatch,
	type FeedLease,
	type FeedRow,
	type FedTransition,
	type TransitionFeed,
} from '../feed';
import { yieldToOthers } from '../yieldToOthers';
import { bigintArray, intArray, textArray } from './arrays';
import type { Connection } from './connection';
import type { Session } from './session';

interface RestoredRow {
	/** Whether there is something that only a transaction of the future could have written. */
	is_restored: boolean;
}

interface ReaderRow extends RestoredRow {
	lease: number;
	leased_until: number;
}

interface OrderedRow extends FeedRow {
	/** Number of the transaction that wrote it; too large for a number of JavaScript. */
	written_by: string;
}

/**
 * Ids are given before it is known who commits first, so transitions are read in the order of the transactions that
 * wrote them, and only those before which no transaction is under way any more: nothing can come in between later. A
 * long transaction, also of others in the same server, delays what comes after it.
 */
export class PostgresFeed implements TransitionFeed {
	constructor(private readonly connection: Connection) {}

	async open(reader: string, sinceMs: number | null): Promise<boolean> {
		return await this.connection.transaction(async (session) => {
			const [{ is_restored: isRestored }] = await session.all<RestoredRow>('isFedRestored');
			if (isRestored) await beginAnew(session);
			return (await session.run('addReader', reader, sinceMs)) === 1;
		});
	}

	async lease(reader: string, lease: FeedLease): Promise<FeedBatch | null> {
		while (await this.isWaiting(reader, lease.nowMs)) {
			const batch = await this.connection.transaction((session) =>
				leaseNext(session, reader, lease),
			);
			if (batch) return batch;
			await yieldToOthers();
		}
		return null;
	}

	async confirm(reader: string, lease: number): Promise<void> {
		await this.connection.transaction((session) => session.run('confirmFed', reader, lease));
	}

	async holdUntil(reader: string, lease: number, untilMs: number): Promise<void> {
		await this.connection.transaction((session) => session.run('holdFed', reader, lease, untilMs));
	}

	latest(wants: FeedLease['wants'], limit: number): Promise<FedTransition[]> {
		return this.connection.read(async (session) => {
			const rows = await session.all<FeedRow>('latestFed', FEED_WINDOW);
			return takeWanted(rows, { wants, limit }).transitions;
		});
	}

	async announce(announcements: readonly Announcement[], atMs: number): Promise<number> {
		if (announcements.length === 0) return 0;
		return await this.connection.transaction((session) =>
			announceAll(session, announcements, atMs),
		);
	}

	/** All that a poll costs where nothing is new. */
	private async isWaiting(reader: string, nowMs: number): Promise<boolean> {
		const found = await this.connection.read((session) =>
			session.all('isFedWaiting', reader, nowMs),
		);
		return found.length > 0;
	}
}

/** Announces inside the caller's transaction; see the port. */
export function announceAll(
	session: Session,
	announcements: readonly Announcement[],
	atMs: number,
): Promise<number> {
	return session.run(
		'announce',
		NO_MODEL,
		atMs,
		bigintArray(announcements.map(({ candidateId }) => candidateId)),
		textArray(announcements.map(({ kind }) => kind)),
		textArray(announcements.map(({ to }) => to)),
		intArray(announcements.map(({ day }) => day)),
		textArray(announcements.map(({ key }) => key)),
	);
}

/** Leases from the next window, inside the caller's transaction; null where nothing of it is wanted. */
async function leaseNext(
	session: Session,
	reader: string,
	lease: FeedLease,
): Promise<FeedBatch | null> {
	const [row] = await session.all<ReaderRow>('feedReader', reader);
	if (row.leased_until > lease.nowMs) return null;
	if (row.is_restored) await beginAnew(session);
	const rows = await session.all<OrderedRow>('unfed', reader, FEED_WINDOW);
	const { transitions, last } = takeWanted(rows, lease);
	if (!last) return null;
	if (transitions.length === 0) {
		await session.run('passFed', reader, last.written_by, last.id);
		return null;
	}
	await session.run('leaseFed', reader, last.written_by, last.id, lease.untilMs);
	return { lease: row.lease + 1, transitions };
}

/**
 * Puts in order what was brought here from another server, say from a dump: its transactions were counted otherwise.
 * What a reader had not read before comes after where it stands now; some of what it had may come again.
 */
async function beginAnew(session: Session): Promise<void> {
	await session.run('placeReaders');
	await session.run('forgetWriters');
}

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
import { allRows } from './allRows';
import type { Connection } from './connection';
import type { Statements } from './statements';

interface ReaderRow {
	position: number;
	lease: number;
	leased_to: number | null;
	leased_until: number;
}

/** Only one process writes at a time, so ids are in the order in which they can be seen. */
export class SqliteFeed implements TransitionFeed {
	constructor(private readonly connection: Connection) {}

	open(reader: string, sinceMs: number | null): Promise<boolean> {
		return this.connection.transaction(
			({ addReader }) => addReader.run(reader, sinceMs).changes === 1,
		);
	}

	async lease(reader: string, lease: FeedLease): Promise<FeedBatch | null> {
		while (await this.isWaiting(reader, lease.nowMs)) {
			const batch = await this.connection.transaction((statements) =>
				leaseNext(statements, reader, lease),
			);
			if (batch) return batch;
			await yieldToOthers();
		}
		return null;
	}

	confirm(reader: string, lease: number): Promise<void> {
		return this.connection.transaction(({ confirmFed }) => {
			confirmFed.run(reader, lease);
		});
	}

	holdUntil(reader: string, lease: number, untilMs: number): Promise<void> {
		return this.connection.transaction(({ holdFed }) => {
			holdFed.run(reader, lease, untilMs);
		});
	}

	latest(wants: FeedLease['wants'], limit: number): Promise<FedTransition[]> {
		return this.connection.read(({ latestFed }) => {
			const rows = allRows<FeedRow>(latestFed, FEED_WINDOW);
			return takeWanted(rows, { wants, limit }).transitions;
		});
	}

	announce(announcements: readonly Announcement[], atMs: number): Promise<number> {
		return this.connection.transaction((statements) =>
			announcements.reduce((sum, one) => sum + announceOne(statements, one, atMs), 0),
		);
	}

	/** All that a poll costs where nothing is new. */
	private isWaiting(reader: string, nowMs: number): Promise<boolean> {
		return this.connection.read(
			({ isFedWaiting }) => isFedWaiting.get(reader, nowMs) !== undefined,
		);
	}
}

/** Announces inside the caller's transaction, and tells how many were new: one or none. */
export function announceOne(
	{ announce }: Statements,
	{ key, candidateId, kind, to, day }: Announcement,
	atMs: number,
): number {
	return Number(announce.run(NO_MODEL, candidateId, kind, to, day, atMs, key).changes);
}

/** Leases from the next window, inside the caller's transaction; null where nothing of it is wanted. */
function leaseNext(statements: Statements, reader: string, lease: FeedLease): FeedBatch | null {
	const [row] = allRows<ReaderRow>(statements.feedReader, reader);
	if (row.leased_until > lease.nowMs) return null;
	const rows = allRows<FeedRow>(statements.unfed, row.position, row.leased_to, FEED_WINDOW);
	const { transitions, last } = takeWanted(rows, lease);
	if (!last) return null;
	if (transitions.length === 0) {
		statements.passFed.run(reader, last.id);
		return null;
	}
	statements.leaseFed.run(reader, last.id, lease.untilMs);
	return { lease: row.lease + 1, transitions };
}

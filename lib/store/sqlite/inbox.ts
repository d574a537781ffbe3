import type { Inbox, InboxEvent, InboxState, Lease, Parcel } from '../inbox';
import {
	doubtfulIds,
	leaveOutRecorded,
	oldestOf,
	readParcel,
	readQuarantined,
	takeUpTo,
	writeEvents,
	type ParcelRow,
	type QuarantineRow,
} from '../parcels';
import { allRows } from './allRows';
import type { Connection } from './connection';
import type { Statements } from './statements';

/** The inbox, on SQLite. */
export class SqliteInbox implements Inbox {
	constructor(private readonly connection: Connection) {}

	keep(box: string, events: readonly InboxEvent[], freeAt: number): Promise<void> {
		return this.connection.transaction((statements) => {
			const free = events.filter(({ quarantine }) => quarantine === null);
			if (free.length > 0) {
				const text = writeEvents(free);
				statements.keepParcel.run(box, oldestOf(free), freeAt, free.length, text);
			}
			addQuarantined(statements, box, events);
		});
	}

	lease(box: string, lease: Lease): Promise<Parcel[]> {
		return this.connection.transaction((statements) => {
			for (;;) {
				const parcels = takeParcels(statements, box, lease);
				const { left, done } = leaveOutRecorded(parcels, recordedOf(statements, parcels));
				if (done.length > 0) statements.confirmParcels.run(JSON.stringify(done));
				if (left.length > 0 || parcels.length === 0) return left;
			}
		});
	}

	confirm(
		box: string,
		parcelIds: readonly number[],
		quarantined: readonly InboxEvent[] = [],
	): Promise<void> {
		return this.connection.transaction((statements) => {
			statements.confirmParcels.run(JSON.stringify(parcelIds));
			addQuarantined(statements, box, quarantined);
		});
	}

	holdUntil(parcelIds: readonly number[], untilMs: number): Promise<void> {
		return this.connection.transaction((statements) => {
			statements.holdParcels.run(JSON.stringify(parcelIds), untilMs);
		});
	}

	state(box: string): Promise<InboxState> {
		return this.connection.read((statements) => {
			const { waiting, oldest_at: oldestAt } = statements.inboxState.get(box) ?? {};
			const counts = allRows<{ reason: string; events: number }>(statements.quarantineCounts, box);
			return {
				waiting: Number(waiting ?? 0),
				oldestAt: typeof oldestAt === 'number' ? oldestAt : null,
				quarantined: Object.fromEntries(counts.map(({ reason, events }) => [reason, events])),
			};
		});
	}

	quarantined(box: string, limit: number): Promise<InboxEvent[]> {
		return this.connection.read((statements) =>
			allRows<QuarantineRow>(statements.quarantined, box, limit).map(readQuarantined),
		);
	}

	forgetQuarantined(box: string, beforeMs: number): Promise<void> {
		return this.connection.transaction((statements) => {
			statements.forgetQuarantined.run(box, beforeMs);
		});
	}
}

/** Leases the parcels whose turn it is, inside the caller's transaction. */
function takeParcels(statements: Statements, box: string, lease: Lease): Parcel[] {
	const { limit, nowMs, untilMs } = lease;
	const free = statements.freeParcels.iterate(box, nowMs, limit);
	const rows = takeUpTo(free as unknown as Iterable<ParcelRow>, limit);
	if (rows.length === 0) return [];
	statements.leaseParcels.run(JSON.stringify(rows.map(({ id }) => id)), untilMs);
	return rows.map(readParcel);
}

function recordedOf(statements: Statements, parcels: readonly Parcel[]): Set<string> {
	const doubtful = doubtfulIds(parcels);
	if (doubtful.length === 0) return new Set();
	const known = statements.knownEvents.all(JSON.stringify(doubtful));
	return new Set(known.map((row) => String(row.event_id)));
}

function addQuarantined(statements: Statements, box: string, events: readonly InboxEvent[]): void {
	for (const { eventId, receivedAt, quarantine, record } of events) {
		if (quarantine === null) continue;
		const text = JSON.stringify(record);
		statements.addQuarantined.run(box, receivedAt, quarantine, eventId, text);
	}
}

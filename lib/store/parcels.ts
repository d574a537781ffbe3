import type { InboxEvent, Parcel } from './inbox';

/** A parcel as kept: its events as JSON. */
export interface ParcelRow {
	id: number;
	attempts: number;
	events: string;
	event_count: number;
}

type Written = [eventId: string, receivedAt: number, record: InboxEvent['record']];

/** Events of a parcel as text. */
export function writeEvents(events: readonly InboxEvent[]): string {
	const written = events.map(({ eventId, receivedAt, record }): Written => [
		eventId,
		receivedAt,
		record,
	]);
	return JSON.stringify(written);
}

/** A parcel, from its row. */
export function readParcel({ id, attempts, events }: ParcelRow): Parcel {
	const written = JSON.parse(events) as Written[];
	return {
		id,
		attempts,
		events: written.map(([eventId, receivedAt, record]) => ({
			eventId,
			receivedAt,
			quarantine: null,
			record,
		})),
	};
}

/** The first parcels that hold `limit` events together; at least one where there is any. */
export function takeUpTo<Row extends Pick<ParcelRow, 'event_count'>>(
	rows: Iterable<Row>,
	limit: number,
): Row[] {
	const taken: Row[] = [];
	let events = 0;
	for (const row of rows) {
		if (taken.length > 0 && events + row.event_count > limit) break;
		taken.push(row);
		events += row.event_count;
	}
	return taken;
}

/** Ids of the events that may be in the ledger: a parcel handed out before may have been recorded. */
export function doubtfulIds(parcels: readonly Parcel[]): string[] {
	return parcels
		.filter(({ attempts }) => attempts > 0)
		.flatMap(({ events }) => events.map(({ eventId }) => eventId));
}

/** What is left to hand out of parcels, and the ids of those of which nothing is. */
export function leaveOutRecorded(
	parcels: readonly Parcel[],
	recorded: ReadonlySet<string>,
): { left: Parcel[]; done: number[] } {
	if (recorded.size === 0) return { left: [...parcels], done: [] };
	const rest = parcels.map((parcel) => ({
		...parcel,
		events: parcel.events.filter(({ eventId }) => !recorded.has(eventId)),
	}));
	return {
		left: rest.filter(({ events }) => events.length > 0),
		done: rest.filter(({ events }) => events.length === 0).map(({ id }) => id),
	};
}

/** When the oldest was received, UTC ms. */
export function oldestOf(events: readonly InboxEvent[]): number {
	return events.reduce((oldest, { receivedAt }) => Math.min(oldest, receivedAt), Infinity);
}

/** A quarantined event as kept. */
export interface QuarantineRow {
	event_id: string;
	received_at: number;
	reason: string;
	record: string;
}

/** An event in quarantine, from its row. */
export function readQuarantined(row: QuarantineRow): InboxEvent {
	return {
		eventId: row.event_id,
		receivedAt: row.received_at,
		quarantine: row.reason,
		record: JSON.parse(row.record) as InboxEvent['record'],
	};
}

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
import { bigintArray, textArray } from './arrays';
import type { Connection } from './connection';
import type { Session } from './session';

/** The inbox, on PostgreSQL. */
export class PostgresInbox implements Inbox {
	constructor(private readonly connection: Connection) {}

	async keep(box: string, events: readonly InboxEvent[], freeAt: number): Promise<void> {
		await this.connection.transaction(async (session) => {
			const free = events.filter(({ quarantine }) => quarantine === null);
			const kept =
				free.length > 0 &&
				session.run('keepParcel', box, oldestOf(free), freeAt, free.length, writeEvents(free));
			await Promise.all([kept, addQuarantined(session, box, events)]);
		});
	}

	lease(box: string, lease: Lease): Promise<Parcel[]> {
		return this.connection.transaction(async (session) => {
			for (;;) {
				const parcels = await takeParcels(session, box, lease);
				const recorded = await recordedOf(session, parcels);
				const { left, done } = leaveOutRecorded(parcels, recorded);
				if (done.length > 0) await session.run('confirmParcels', bigintArray(done));
				if (left.length > 0 || parcels.length === 0) return left;
			}
		});
	}

	async confirm(
		box: string,
		parcelIds: readonly number[],
		quarantined: readonly InboxEvent[] = [],
	): Promise<void> {
		await this.connection.transaction((session) =>
			Promise.all([
				session.run('confirmParcels', bigintArray(parcelIds)),
				addQuarantined(session, box, quarantined),
			]),
		);
	}

	async holdUntil(parcelIds: readonly number[], untilMs: number): Promise<void> {
		await this.connection.transaction((session) =>
			session.run('holdParcels', bigintArray(parcelIds), untilMs),
		);
	}

	state(box: string): Promise<InboxState> {
		return this.connection.read(async (session) => {
			const [[{ waiting, oldest_at: oldestAt }], counts] = await Promise.all([
				session.all<{ waiting: number; oldest_at: number | null }>('inboxState', box),
				session.all<{ reason: string; events: number }>('quarantineCounts', box),
			]);
			const quarantined = counts.map(({ reason, events }) => [reason, events] as const);
			return { waiting, oldestAt, quarantined: Object.fromEntries(quarantined) };
		});
	}

	quarantined(box: string, limit: number): Promise<InboxEvent[]> {
		return this.connection.read(async (session) =>
			(await session.all<QuarantineRow>('quarantined', box, limit)).map(readQuarantined),
		);
	}

	async forgetQuarantined(box: string, beforeMs: number): Promise<void> {
		await this.connection.transaction((session) => session.run('forgetQuarantined', box, beforeMs));
	}
}

/** Leases the parcels whose turn it is, inside the caller's transaction. */
async function takeParcels(session: Session, box: string, lease: Lease): Promise<Parcel[]> {
	const { limit, nowMs, untilMs } = lease;
	const free = await session.all<ParcelRow>('freeParcels', box, nowMs, limit);
	if (free.length === 0) return [];
	const ids = takeUpTo(free, limit).map(({ id }) => id);
	const rows = await session.all<ParcelRow>('leaseParcels', bigintArray(ids), untilMs);
	return rows.map(readParcel).sort((a, b) => a.id - b.id);
}

async function recordedOf(session: Session, parcels: readonly Parcel[]): Promise<Set<string>> {
	const doubtful = doubtfulIds(parcels);
	if (doubtful.length === 0) return new Set();
	const known = await session.all<{ event_id: string }>('knownEvents', textArray(doubtful));
	return new Set(known.map(({ event_id }) => event_id));
}

async function addQuarantined(
	session: Session,
	box: string,
	events: readonly InboxEvent[],
): Promise<void> {
	const added = events.filter(({ quarantine }) => quarantine !== null);
	if (added.length === 0) return;
	await session.run(
		'addQuarantined',
		box,
		bigintArray(added.map(({ receivedAt }) => receivedAt)),
		textArray(added.map(({ quarantine }) => quarantine)),
		textArray(added.map(({ eventId }) => eventId)),
		textArray(added.map(({ record }) => JSON.stringify(record))),
	);
}

import type { BatchDesk, DeskRoom } from './desk';
import type { Inbox, InboxEvent, InboxState, Lease, Leased, Parcel } from './inbox';
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
} from './parcels';

type FreeRow = Pick<ParcelRow, 'id' | 'event_count'>;

/** The inbox, the same on every engine. */
export class InboxDesk implements Inbox {
	constructor(private readonly room: DeskRoom) {}

	async keep(box: string, events: readonly InboxEvent[], freeAt: number): Promise<void> {
		await this.room.change(async (desk) => {
			const free = events.filter(({ quarantine }) => quarantine === null);
			const kept =
				free.length > 0 &&
				desk.run('keepParcel', box, oldestOf(free), freeAt, free.length, writeEvents(free));
			await Promise.all([kept, addQuarantined(desk, box, events)]);
		});
	}

	lease(box: string, lease: Lease): Promise<Leased> {
		return this.room.change(async (desk) => {
			for (;;) {
				const { parcels, isMoreFree } = await takeParcels(desk, box, lease);
				const { left, done } = leaveOutRecorded(parcels, await recordedOf(desk, parcels));
				if (done.length > 0) await desk.run('confirmParcels', desk.ids(done));
				if (left.length > 0 || parcels.length === 0) return { parcels: left, isMoreFree };
			}
		});
	}

	async confirm(
		box: string,
		parcelIds: readonly number[],
		quarantined: readonly InboxEvent[] = [],
	): Promise<void> {
		await this.room.change((desk) =>
			Promise.all([
				desk.run('confirmParcels', desk.ids(parcelIds)),
				addQuarantined(desk, box, quarantined),
			]),
		);
	}

	async holdUntil(parcelIds: readonly number[], untilMs: number): Promise<void> {
		await this.room.change((desk) => desk.run('holdParcels', desk.ids(parcelIds), untilMs));
	}

	state(box: string): Promise<InboxState> {
		return this.room.read(async (desk) => {
			const [[{ waiting, oldest_at: oldestAt }], counts] = await Promise.all([
				desk.all<{ waiting: number; oldest_at: number | null }>('inboxState', box),
				desk.all<{ reason: string; events: number }>('quarantineCounts', box),
			]);
			const quarantined = counts.map(({ reason, events }) => [reason, events] as const);
			return { waiting, oldestAt, quarantined: Object.fromEntries(quarantined) };
		});
	}

	quarantined(box: string, limit: number): Promise<InboxEvent[]> {
		return this.room.read(async (desk) =>
			(await desk.all<QuarantineRow>('quarantined', box, limit)).map(readQuarantined),
		);
	}

	async forgetQuarantined(box: string, beforeMs: number): Promise<void> {
		await this.room.change((desk) => desk.run('forgetQuarantined', box, beforeMs));
	}
}

/** Leases the parcels whose turn it is, inside the caller's transaction. */
async function takeParcels(desk: BatchDesk, box: string, lease: Lease): Promise<Leased> {
	const { limit, nowMs, untilMs } = lease;
	const free = await desk.all<FreeRow>('freeParcels', box, nowMs, limit);
	if (free.length === 0) return { parcels: [], isMoreFree: false };
	const ids = takeUpTo(free, limit).map(({ id }) => id);
	const rows = await desk.all<ParcelRow>('leaseParcels', desk.ids(ids), untilMs);
	return {
		parcels: rows.map(readParcel).sort((a, b) => a.id - b.id),
		isMoreFree: ids.length < free.length || free.length >= limit,
	};
}

async function recordedOf(desk: BatchDesk, parcels: readonly Parcel[]): Promise<Set<string>> {
	const doubtful = doubtfulIds(parcels);
	if (doubtful.length === 0) return new Set();
	const known = await desk.all<{ event_id: string }>('knownEvents', desk.texts(doubtful));
	return new Set(known.map(({ event_id }) => event_id));
}

async function addQuarantined(
	desk: BatchDesk,
	box: string,
	events: readonly InboxEvent[],
): Promise<void> {
	const rows = events
		.filter(({ quarantine }) => quarantine !== null)
		.map(({ receivedAt, quarantine, eventId, record }) => [
			receivedAt,
			quarantine,
			eventId,
			JSON.stringify(record),
		]);
	await desk.each('addQuarantined', [box], rows);
}

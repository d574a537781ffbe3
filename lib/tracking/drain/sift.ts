import type { InboxEvent, Parcel } from '../../store';
import { quarantineBursts, SCANNER_BURST, type BurstRule } from '../bots/bursts';
import type { EventRecord } from '../event';

/** What to do with the events of parcels that were handed out. */
export interface Sifted {
	/** Parcels that are dealt with. */
	parcelIds: number[];
	/** Their events that go on into the flow. */
	events: InboxEvent[];
	/** Their events that turned out to be those of machines. */
	quarantined: InboxEvent[];
	/** Parcels to come back to, because clicks that belong to theirs may follow. */
	early: number[];
}

/**
 * Sorts out the clicks of scanners, which only show together.
 *
 * @param isCut - whether more may follow that was received within the rule's time after the last of these
 */
export function siftParcels(
	parcels: readonly Parcel[],
	isCut: boolean,
	rule: BurstRule = SCANNER_BURST,
): Sifted {
	const early = isCut ? earlyParcels(parcels, rule) : [];
	const ready = parcels.filter(({ id }) => !early.includes(id));
	const all = ready.flatMap(({ events }) => events);
	const sorted = quarantineBursts(
		all.map(({ record }) => ({ record: record as unknown as EventRecord, quarantine: null })),
		rule,
	);
	const judged = all.map((event, i) => ({ ...event, quarantine: sorted[i].quarantine }));
	return {
		parcelIds: ready.map(({ id }) => id),
		events: judged.filter(({ quarantine }) => quarantine === null),
		quarantined: judged.filter(({ quarantine }) => quarantine !== null),
		early,
	};
}

/** The last parcels, from the first that holds a click so late that its burst may go on; none where that is all. */
function earlyParcels(parcels: readonly Parcel[], { withinMs }: BurstRule): number[] {
	const last = Math.max(...parcels.flatMap(({ events }) => events.map((one) => one.receivedAt)));
	const first = parcels.findIndex(({ events }) =>
		events.some(
			({ record, receivedAt }) => record.type === 'email.clicked' && receivedAt > last - withinMs,
		),
	);
	return first > 0 ? parcels.slice(first).map(({ id }) => id) : [];
}

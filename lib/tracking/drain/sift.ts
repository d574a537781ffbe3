import type { InboxEvent, Parcel } from '../../store';
import { quarantineBursts, SCANNER_BURST, type BurstRule } from '../bots/bursts';
import type { EventRecord } from '../event';

/** A parcel of which only the events of people are left. */
export interface SiftedParcel extends Parcel {
	/** Its events that turned out to be those of machines. */
	quarantined: InboxEvent[];
}

/** What to do with parcels that were handed out. */
export interface Sifted {
	/** Those that are dealt with. */
	ready: SiftedParcel[];
	/** Ids of those to come back to, because clicks that belong to theirs may follow. */
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
	const sorted = quarantineBursts(
		ready
			.flatMap(({ events }) => events)
			.map(({ record }) => ({ record: record as unknown as EventRecord, quarantine: null })),
		rule,
	);
	let next = 0;
	return {
		ready: ready.map((parcel): SiftedParcel => {
			const judged = parcel.events.map((event) => ({
				...event,
				quarantine: sorted[next++].quarantine,
			}));
			return {
				...parcel,
				events: judged.filter(({ quarantine }) => quarantine === null),
				quarantined: judged.filter(({ quarantine }) => quarantine !== null),
			};
		}),
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

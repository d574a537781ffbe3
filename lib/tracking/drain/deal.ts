import { IDENTITY_KINDS, type Identity, type InboxEvent, type Parcel } from '../../store';
import { groupEvents } from '../../store/groupEvents';

/** What one run is given. */
export interface Run {
	events: InboxEvent[];
	/** Ids of the parcels they come from; a parcel can be spread over several runs. */
	parcelIds: number[];
}

/**
 * Deals events out to runs that go on side by side: lanes of runs, one run after the other in each. What is about one
 * person, under whatever names, goes to one lane, in the order in which it was kept: so runs never wait for each other,
 * and nobody is overtaken.
 *
 * @param most - how many lanes at most
 * @param size - events of a run at most, but for those of a lane that were kept together; no more lanes are made than
 * that takes
 */
export function dealEvents(parcels: readonly Parcel[], most: number, size: number): Run[][] {
	const needed = Math.min(most, Math.ceil(countEvents(parcels) / size));
	const laneOf = dealPeople(parcels, needed);
	const lanes = Array.from({ length: needed }, (): Run[] => []);
	for (const { id, events } of parcels) {
		const parts = lanes.map((): InboxEvent[] => []);
		for (const event of events) parts[laneOf(event)].push(event);
		parts.forEach((part, i) => {
			const last = lanes[i].at(-1);
			if (part.length === 0) return;
			if (last && last.events.length + part.length <= size) {
				for (const event of part) last.events.push(event);
				last.parcelIds.push(id);
			} else lanes[i].push({ events: part, parcelIds: [id] });
		});
	}
	return lanes;
}

/** @returns the number of their events together */
export function countEvents(parcels: readonly Parcel[]): number {
	return parcels.reduce((sum, { events }) => sum + events.length, 0);
}

/** Gives everybody to a lane, whoever has most events first, each to the lane that has fewest until then. */
function dealPeople(parcels: readonly Parcel[], lanes: number): (event: InboxEvent) => number {
	if (lanes < 2) return () => 0;
	const all = parcels.flatMap(({ events }) => events);
	const people = groupEvents(all.map((event) => ({ event, identities: identitiesOf(event) })));
	const held = new Array<number>(lanes).fill(0);
	const dealt = new Map<InboxEvent, number>();
	for (const { events } of people.sort((a, b) => b.events.length - a.events.length)) {
		const lane = held.indexOf(Math.min(...held));
		held[lane] += events.length;
		for (const { event } of events) dealt.set(event, lane);
	}
	return (event) => dealt.get(event) ?? 0;
}

/** Who it is about; what names nobody is about nobody else. */
function identitiesOf({ eventId, record }: InboxEvent): Identity[] {
	const identities = IDENTITY_KINDS.flatMap((kind) => {
		const value = record[kind];
		return typeof value === 'string' ? { kind, value } : [];
	});
	return identities.length > 0 ? identities : [{ kind: 'visitorId', value: `event ${eventId}` }];
}

import { DisjointSets } from './disjointSets';
import { identityKey } from './identity';
import type { IncomingEvent } from './incomingEvent';

/**
 * Cuts a batch into slices in which all events of one person stand together.
 *
 * Order does not matter to a tally, so a candidate met twenty times in a batch is read, scored and written
 * once. A slice holds at least one person and, but for people with many events, about `sliceSize` events.
 */
export function groupEvents(
	events: readonly IncomingEvent[],
	sliceSize: number,
): IncomingEvent[][] {
	const people = new DisjointSets();
	for (const { identities } of events) {
		const first = identityKey(identities[0]);
		for (let i = 1; i < identities.length; i++) people.union(first, identityKey(identities[i]));
	}
	const groups = new Map<string, IncomingEvent[]>();
	for (const event of events) {
		const person = people.find(identityKey(event.identities[0]));
		const group = groups.get(person);
		if (group) group.push(event);
		else groups.set(person, [event]);
	}
	const slices: IncomingEvent[][] = [];
	let slice: IncomingEvent[] = [];
	for (const group of groups.values()) {
		for (const event of group) slice.push(event);
		if (slice.length >= sliceSize) {
			slices.push(slice);
			slice = [];
		}
	}
	if (slice.length > 0) slices.push(slice);
	return slices;
}

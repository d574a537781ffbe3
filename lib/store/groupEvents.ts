import type { Identity, IdentityKind } from './identity';
import type { IncomingEvent } from './incomingEvent';

/** Events that some chain of shared identities links, and the identities they name, each once. */
export interface EventGroup<Event = IncomingEvent> {
	events: Event[];
	identities: Identity[];
}

/**
 * Puts the events of a batch together that may be about one person.
 *
 * Order does not matter to a tally, so a candidate met twenty times in a batch is read, scored and written
 * once. Who is who is decided later, with what the store knows; a group may turn out to be several people.
 */
export function groupEvents<Event extends Pick<IncomingEvent, 'identities'>>(
	events: readonly Event[],
): Array<EventGroup<Event>> {
	const sets = new IdentitySets();
	const firsts = events.map(({ identities }) => {
		const first = sets.add(identities[0]);
		for (let i = 1; i < identities.length; i++) sets.join(first, sets.add(identities[i]));
		return first;
	});
	const groups = new Map<number, EventGroup<Event>>();
	sets.identities.forEach((identity, number) => {
		const root = sets.find(number);
		const group = groups.get(root);
		if (group) group.identities.push(identity);
		else groups.set(root, { events: [], identities: [identity] });
	});
	events.forEach((event, i) => groups.get(sets.find(firsts[i]))?.events.push(event));
	return [...groups.values()];
}

/** Cuts groups into slices of about `size` events; a slice holds whole groups. */
export function sliceGroups(groups: readonly EventGroup[], size: number): EventGroup[][] {
	const slices: EventGroup[][] = [];
	let room = 0;
	for (const group of groups) {
		if (room <= 0) {
			slices.push([]);
			room = size;
		}
		slices[slices.length - 1].push(group);
		room -= group.events.length;
	}
	return slices;
}

/** Numbers the identities of a batch and keeps which belong together (union–find with path halving). */
class IdentitySets {
	readonly identities: Identity[] = [];

	private readonly parents: number[] = [];

	private readonly numbers: Record<IdentityKind, Map<string, number>> = {
		email: new Map(),
		externalId: new Map(),
		hubspotId: new Map(),
		visitorId: new Map(),
	};

	add(identity: Identity): number {
		const numbers = this.numbers[identity.kind];
		const known = numbers.get(identity.value);
		if (known !== undefined) return known;
		const number = this.parents.length;
		numbers.set(identity.value, number);
		this.parents.push(number);
		this.identities.push(identity);
		return number;
	}

	find(number: number): number {
		const { parents } = this;
		let current = number;
		while (parents[current] !== current) {
			parents[current] = parents[parents[current]];
			current = parents[current];
		}
		return current;
	}

	join(a: number, b: number): void {
		const [rootA, rootB] = [this.find(a), this.find(b)];
		if (rootA !== rootB) this.parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
	}
}

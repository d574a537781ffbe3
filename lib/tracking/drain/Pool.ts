import { IDENTITY_KINDS, type Identity, type InboxEvent } from '../../store';
import { groupEvents } from '../../store/groupEvents';
import type { SiftedParcel } from './sift';

/** What one run is given. */
export interface Run {
	events: InboxEvent[];
	/** Ids of the parcels they come from; a parcel can be spread over several runs. */
	parcelIds: number[];
}

/** A parcel that was taken out of a box, and what has become of it. */
interface Held {
	parcel: SiftedParcel;
	/** Its events that wait for a run, in order. */
	waiting: InboxEvent[];
	/** How many of its runs have not ended yet. */
	runs: number;
	hasFailed: boolean;
}

/** Somebody, under whatever names: how many events about them wait, and are in a run that has not ended yet. */
interface Person {
	waiting: number;
	underWay: number;
}

/**
 * What was taken out of a box until it has been dealt with. Gives it to runs that go on side by side: while one is under
 * way, no other gets what is about the same people, and everybody's events are given in the order in which they were kept.
 * So runs never wait for each other in the store, and nobody is overtaken.
 */
export class Pool {
	private readonly held = new Map<number, Held>();

	private readonly runs = new Set<Run>();

	private people = new Map<InboxEvent, Person>();

	/** Events that have not been dealt with. */
	get size(): number {
		return this.people.size;
	}

	/** Ids of its parcels. */
	get ids(): number[] {
		return [...this.held.keys()];
	}

	/** @param parcels - kept after all that are in it */
	add(parcels: readonly SiftedParcel[]): void {
		for (const parcel of parcels)
			this.held.set(parcel.id, { parcel, waiting: parcel.events, runs: 0, hasFailed: false });
		this.people = this.findPeople();
	}

	/**
	 * The next run: all that waits about those who have waited longest. Null where everybody who waits is in a run.
	 *
	 * @param size - events of it at most, but for those about one person that were kept together
	 */
	take(size: number): Run | null {
		const run: Run = { events: [], parcelIds: [] };
		const chosen = this.choose(size);
		for (const [id, held] of this.held) {
			if (run.events.length >= size) break;
			const before = run.events.length;
			held.waiting = this.takeOf(held.waiting, chosen, run.events, size);
			if (run.events.length === before) continue;
			run.parcelIds.push(id);
			held.runs++;
		}
		if (run.events.length === 0) return null;
		for (const event of run.events) {
			const person = this.personOf(event);
			person.waiting--;
			person.underWay++;
		}
		this.runs.add(run);
		return run;
	}

	/** @param isDone - whether its events have been dealt with; else they stay */
	end(run: Run, isDone: boolean): void {
		this.runs.delete(run);
		for (const event of run.events) {
			this.personOf(event).underWay--;
			if (isDone) this.people.delete(event);
		}
		for (const id of run.parcelIds) {
			const held = this.held.get(id);
			if (!held) continue;
			held.runs--;
			held.hasFailed ||= !isDone;
		}
	}

	/** Lets go of the parcels of which everything has been dealt with. */
	takeDone(): SiftedParcel[] {
		const done = [...this.held.values()].filter(
			({ waiting, runs, hasFailed }) => waiting.length === 0 && runs === 0 && !hasFailed,
		);
		for (const { parcel } of done) this.held.delete(parcel.id);
		return done.map(({ parcel }) => parcel);
	}

	/** Parcels of which something could not be dealt with, and the others that are left. */
	rest(): { failed: SiftedParcel[]; untried: SiftedParcel[] } {
		const all = [...this.held.values()];
		const those = (haveFailed: boolean) =>
			all.filter(({ hasFailed }) => hasFailed === haveFailed).map(({ parcel }) => parcel);
		return { failed: those(true), untried: those(false) };
	}

	/** Who has waited longest and is in no run, until there are events enough about them. */
	private choose(size: number): Set<Person> {
		const chosen = new Set<Person>();
		let room = size;
		for (const { waiting } of this.held.values())
			for (const event of waiting) {
				if (room <= 0) return chosen;
				const person = this.personOf(event);
				if (person.underWay > 0 || chosen.has(person)) continue;
				chosen.add(person);
				room -= person.waiting;
			}
		return chosen;
	}

	/**
	 * Gives those events of a parcel to a run that are about whom it was chosen for. Whose do not fit is chosen no longer, so
	 * that nothing about them overtakes these.
	 *
	 * @returns the others
	 */
	private takeOf(
		waiting: readonly InboxEvent[],
		chosen: Set<Person>,
		given: InboxEvent[],
		size: number,
	): InboxEvent[] {
		const parts = new Map<Person, number>();
		for (const event of waiting) {
			const person = this.personOf(event);
			if (chosen.has(person)) parts.set(person, (parts.get(person) ?? 0) + 1);
		}
		let events = given.length;
		for (const [person, part] of parts)
			if (events > 0 && events + part > size) chosen.delete(person);
			else events += part;
		return waiting.filter((event) => {
			if (!chosen.has(this.personOf(event))) return true;
			given.push(event);
			return false;
		});
	}

	/** Finds out anew who is who: what was added may tell that two are one. */
	private findPeople(): Map<InboxEvent, Person> {
		const people = new Map<InboxEvent, Person>();
		const underWay = [...this.runs].flatMap(({ events }) => events);
		const waiting = [...this.held.values()].flatMap((held) => held.waiting);
		const named = [...underWay, ...waiting].map((event) => ({
			event,
			identities: identitiesOf(event),
		}));
		for (const { events } of groupEvents(named)) {
			const person: Person = { waiting: events.length, underWay: 0 };
			for (const { event } of events) people.set(event, person);
		}
		for (const event of underWay) {
			const person = this.personOf(event, people);
			person.waiting--;
			person.underWay++;
		}
		return people;
	}

	private personOf(event: InboxEvent, people = this.people): Person {
		const person = people.get(event);
		if (!person) throw new Error(`event ${event.eventId} is not held`);
		return person;
	}
}

/** Who it is about; what names nobody is about nobody else. */
function identitiesOf({ eventId, record }: InboxEvent): Identity[] {
	const identities = IDENTITY_KINDS.flatMap((kind) => {
		const value = record[kind];
		return typeof value === 'string' ? { kind, value } : [];
	});
	return identities.length > 0 ? identities : [{ kind: 'visitorId', value: `event ${eventId}` }];
}

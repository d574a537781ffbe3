import type { CandidateKind } from '../scoring';
import { DisjointSets } from './disjointSets';
import type { EventGroup } from './groupEvents';
import { identityKey, isStrong, type Identity } from './identity';
import type { IncomingEvent } from './incomingEvent';

/** Who an identity already belongs to. */
export interface Owner {
	candidateId: number;
	/** Whether the candidate has any identity besides visitor ids. */
	isKnown: boolean;
}

/** One person of a batch: their events, and what the store must do to hold them as one candidate. */
export interface Person {
	/** Existing candidates that are this person, oldest first; more than one must be merged. */
	candidateIds: number[];
	kind: CandidateKind;
	/** Identities the store does not know yet. */
	newIdentities: Identity[];
	events: IncomingEvent[];
}

/** Finds the owner of an identity; undefined for one the store does not know. */
export type FindOwner = (identity: Identity) => Owner | undefined;

/**
 * Finds out which people a group of events is about.
 *
 * Strong identities (e-mail, ATS id, HubSpot id) that come with one event belong to one person, as do those
 * of one existing candidate. A visitor id joins the first person it is seen with; once it belongs to a known
 * person it does not move, so two people who share a device stay two people.
 */
export function resolvePeople(group: EventGroup, findOwner: FindOwner): Person[] {
	return isOnePerson(group, findOwner)
		? [onePerson(group, findOwner)]
		: new Resolution(group, findOwner).people();
}

/**
 * The usual case, told without looking further: one owner at most, and one event that says it all. Somebody new
 * in the browser of a known owner is not that case.
 */
function isOnePerson({ events, identities }: EventGroup, findOwner: FindOwner): boolean {
	let owner: Owner | undefined;
	let strong = 0;
	let newStrong = 0;
	for (const identity of identities) {
		const found = findOwner(identity);
		if (isStrong(identity)) {
			strong++;
			if (!found) newStrong++;
		}
		if (!found) continue;
		if (owner && owner.candidateId !== found.candidateId) return false;
		owner = found;
	}
	if (newStrong === 0) return true;
	if (owner?.isKnown && newStrong === strong) return false;
	return strong < 2 || events.some((event) => event.identities.filter(isStrong).length === strong);
}

function onePerson({ events, identities }: EventGroup, findOwner: FindOwner): Person {
	const person: Person = { candidateIds: [], kind: events[0].kind, newIdentities: [], events };
	for (const identity of identities) addIdentity(person, identity, findOwner);
	return person;
}

function addIdentity(person: Person, identity: Identity, findOwner: FindOwner): void {
	const owner = findOwner(identity);
	if (!owner) person.newIdentities.push(identity);
	else if (!person.candidateIds.includes(owner.candidateId))
		person.candidateIds.push(owner.candidateId);
}

/** Sorts out a group with several owners, or with people who share a device. */
class Resolution {
	private readonly sets = new DisjointSets();

	/** The sets that hold a strong identity, by the key that stands for each. */
	private readonly known: Set<string>;

	private readonly events: IncomingEvent[];

	constructor(
		private readonly group: EventGroup,
		private readonly findOwner: FindOwner,
	) {
		this.events = [...group.events].sort(byTime);
		for (const identity of group.identities) {
			const owner = findOwner(identity);
			if (owner) this.sets.union(candidateKey(owner), identityKey(identity));
		}
		for (const event of this.events) this.joinStrong(event);
		this.known = this.knownSets();
		for (const event of this.events) this.joinVisitor(event);
	}

	people(): Person[] {
		const people = new Map<string, Person>();
		for (const event of this.events) {
			const root = this.sets.find(identityKey(event.identities[0]));
			const person = people.get(root);
			if (person) person.events.push(event);
			else
				people.set(root, {
					candidateIds: [],
					kind: event.kind,
					newIdentities: [],
					events: [event],
				});
		}
		for (const identity of this.group.identities) {
			const person = people.get(this.sets.find(identityKey(identity)));
			if (person) addIdentity(person, identity, this.findOwner);
		}
		for (const person of people.values()) person.candidateIds.sort((a, b) => a - b);
		return [...people.values()];
	}

	private joinStrong({ identities }: IncomingEvent): void {
		const first = identityKey(identities[0]);
		for (const identity of identities) {
			if (isStrong(identity)) this.sets.union(first, identityKey(identity));
		}
	}

	private knownSets(): Set<string> {
		const known = new Set<string>();
		for (const identity of this.group.identities) {
			const isKnown = isStrong(identity) || this.findOwner(identity)?.isKnown;
			if (isKnown) known.add(this.sets.find(identityKey(identity)));
		}
		return known;
	}

	private joinVisitor({ identities }: IncomingEvent): void {
		const visitor = identities[identities.length - 1];
		if (identities.length === 1 || isStrong(visitor)) return;
		const person = this.sets.find(identityKey(identities[0]));
		const device = this.sets.find(identityKey(visitor));
		if (person !== device && !this.known.has(device))
			this.known.add(this.sets.union(person, device));
	}
}

function byTime(a: IncomingEvent, b: IncomingEvent): number {
	return a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1);
}

function candidateKey({ candidateId }: Owner): string {
	return `candidate:${candidateId}`;
}

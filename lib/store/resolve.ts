import type { CandidateKind } from '../scoring';
import { DisjointSets } from './disjointSets';
import { identityKey, isStrong, type Identity } from './identity';
import type { IncomingEvent } from './incomingEvent';

/** Who an identity already belongs to. */
export interface Owner {
	candidateId: number;
	/** Whether the candidate has any identity besides visitor ids. */
	isKnown: boolean;
}

/** One person of a slice: their events, and what the store must do to hold them as one candidate. */
export interface Person {
	/** Existing candidates that are this person, oldest first; more than one must be merged. */
	candidateIds: number[];
	kind: CandidateKind;
	/** Identities the store does not know yet. */
	newIdentities: Identity[];
	/** In order of time, then event id. */
	events: IncomingEvent[];
}

/**
 * Finds out which events are about the same person.
 *
 * Strong identities (e-mail, ATS id, HubSpot id) that come with one event belong to one person, as do those
 * of one existing candidate. A visitor id joins the first person it is seen with; once it belongs to a known
 * person it does not move, so two people who share a device stay two people.
 *
 * @param owners - by {@link identityKey}, for every identity of the events that the store knows
 */
export function resolvePeople(
	events: readonly IncomingEvent[],
	owners: ReadonlyMap<string, Owner>,
): Person[] {
	const ordered = [...events].sort(byTime);
	const sets = new DisjointSets();
	const known = new Set<string>();
	for (const [key, owner] of owners) {
		sets.union(candidateKey(owner.candidateId), key);
		if (owner.isKnown) known.add(candidateKey(owner.candidateId));
	}
	for (const event of ordered) joinStrong(event, sets);
	const isKnown = knownSets(ordered, sets, known);
	for (const event of ordered) joinVisitor(event, sets, isKnown);
	return collectPeople(ordered, sets, owners);
}

function byTime(a: IncomingEvent, b: IncomingEvent): number {
	return a.occurredAt - b.occurredAt || (a.eventId < b.eventId ? -1 : 1);
}

function candidateKey(candidateId: number): string {
	return `candidate:${candidateId}`;
}

function joinStrong({ identities }: IncomingEvent, sets: DisjointSets): void {
	const first = identityKey(identities[0]);
	for (let i = 1; i < identities.length; i++) {
		if (isStrong(identities[i])) sets.union(first, identityKey(identities[i]));
	}
}

/** The sets that hold a strong identity, by the key that stands for each. */
function knownSets(
	events: readonly IncomingEvent[],
	sets: DisjointSets,
	knownCandidates: ReadonlySet<string>,
): Set<string> {
	const known = new Set([...knownCandidates].map((key) => sets.find(key)));
	for (const { identities } of events) {
		if (isStrong(identities[0])) known.add(sets.find(identityKey(identities[0])));
	}
	return known;
}

function joinVisitor({ identities }: IncomingEvent, sets: DisjointSets, known: Set<string>): void {
	const visitor = identities[identities.length - 1];
	if (identities.length === 1 || isStrong(visitor)) return;
	const person = sets.find(identityKey(identities[0]));
	const device = sets.find(identityKey(visitor));
	if (person !== device && !known.has(device)) known.add(sets.union(person, device));
}

function collectPeople(
	events: readonly IncomingEvent[],
	sets: DisjointSets,
	owners: ReadonlyMap<string, Owner>,
): Person[] {
	const people = new Map<string, Person>();
	const personOf = (key: string, kind: CandidateKind) => {
		const root = sets.find(key);
		const person = people.get(root) ?? { candidateIds: [], kind, newIdentities: [], events: [] };
		people.set(root, person);
		return person;
	};
	const seen = new Set<string>();
	for (const event of events) {
		personOf(identityKey(event.identities[0]), event.kind).events.push(event);
		for (const identity of event.identities) {
			const key = identityKey(identity);
			if (seen.has(key)) continue;
			seen.add(key);
			const person = personOf(key, event.kind);
			const owner = owners.get(key);
			if (!owner) person.newIdentities.push(identity);
			else if (!person.candidateIds.includes(owner.candidateId))
				person.candidateIds.push(owner.candidateId);
		}
	}
	for (const person of people.values()) person.candidateIds.sort((a, b) => a - b);
	return [...people.values()].filter((person) => person.events.length > 0);
}

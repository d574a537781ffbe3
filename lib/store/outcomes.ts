import { isSamePresented } from '../scoring';
import type { NextState } from './apply';
import {
	IDENTITY_KINDS,
	identityKey,
	type Identities,
	type Identity,
	type IdentityKind,
} from './identity';
import type { IncomingEvent } from './incomingEvent';
import type { EventGroup } from './groupEvents';
import type { KeptCandidate } from './kept';
import type { CandidateOutcome, Telling, Transition } from './port';
import type { Person } from './resolve';

/** What recording did to a person. */
export interface Recorded {
	candidateId: number;
	person: Person;
	/** Their events that were new. */
	added: readonly IncomingEvent[];
	/** What was kept of the candidates that are this person. */
	own: readonly KeptCandidate[];
	identities: Identities;
	next: NextState;
	transitions: Transition[];
}

/** What recording did to a candidate. */
export function recordedOutcome(recorded: Recorded): CandidateOutcome {
	const { candidateId, person, added, own, identities, next, transitions } = recorded;
	return {
		candidateId,
		kind: own[0]?.row.kind ?? person.kind,
		identities,
		before: next.before,
		after: next.after,
		memory: next.memory,
		transitions,
		newEvents: added.length,
		duplicateEvents: person.events.length - added.length,
		events: person.events,
	};
}

/** What a run did to a candidate of whom nothing new was heard; still without names. */
export function quietOutcome(
	{ row }: KeptCandidate,
	{ before, after, memory }: NextState,
	transitions: Transition[],
): CandidateOutcome {
	return {
		candidateId: row.id,
		kind: row.kind,
		identities: {},
		before,
		after,
		memory,
		transitions,
		newEvents: 0,
		duplicateEvents: 0,
		events: [],
	};
}

/** Whether anything that is presented differs. */
export function isChanged({ before, after }: NextState): boolean {
	return before === null || !isSamePresented(before, after);
}

/** Whether a run tells of somebody who changed. */
export function isTold({ before, after, changes }: NextState, tells: Telling): boolean {
	if (tells === 'changed' || before === null || changes.length > 0) return true;
	const { score, engagement } = before;
	return !isSamePresented(before, { ...after, score, engagement });
}

/**
 * The identities that come with new events: an event that was delivered before says nothing new, whatever it says
 * this time.
 */
export function newlySaid(person: Person, added: readonly IncomingEvent[]): Identity[] {
	return added.length === person.events.length
		? person.newIdentities
		: person.newIdentities.filter((identity) => added.some((event) => carries(event, identity)));
}

function carries({ identities }: IncomingEvent, { kind, value }: Identity): boolean {
	return identities.some((own) => own.kind === kind && own.value === value);
}

/**
 * A group without the events delivered before and whom they name this time.
 *
 * @param known - ids of events that are in the ledger
 */
export function leaveOutKnown(group: EventGroup, known: ReadonlySet<string>): EventGroup {
	if (known.size === 0) return group;
	const events = group.events.filter(({ eventId }) => !known.has(eventId));
	const named = new Set(events.flatMap(({ identities }) => identities.map(identityKey)));
	return { events, identities: group.identities.filter((one) => named.has(identityKey(one))) };
}

/** Of several of a kind the first in order of value is shown, as when a candidate is read. */
export function uniteIdentities(
	candidateIds: readonly number[],
	newIdentities: readonly Identity[],
	known: ReadonlyMap<number, Identities>,
): Identities {
	const united: Identities = {};
	for (const id of candidateIds) {
		const own = known.get(id) ?? {};
		for (const kind of IDENTITY_KINDS) show(united, kind, own[kind]);
	}
	for (const { kind, value } of newIdentities) show(united, kind, value);
	return united;
}

function show(shown: Identities, kind: IdentityKind, value: string | undefined): void {
	const other = shown[kind];
	if (value !== undefined && (other === undefined || value < other)) shown[kind] = value;
}

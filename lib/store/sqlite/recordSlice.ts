import type { CompiledModel } from '../../scoring';
import { applyEvents, type Before } from '../apply';
import type { EventGroup } from '../groupEvents';
import { identityKey, type Identities, type Identity, type IdentityKind } from '../identity';
import { joinOwned } from '../joinOwned';
import type { CandidateOutcome } from '../port';
import { resolvePeople, type FindOwner, type Person } from '../resolve';
import { allRows } from './allRows';
import { findOwners, loadIdentities } from './identities';
import { readBefore, type CandidateRow } from './rows';
import type { Statements } from './statements';
import { writeEvents, writeIdentities, writePerson, writeState } from './writeCandidate';

/** A candidate as it was before the slice. */
type Kept = Before & Pick<CandidateOutcome, 'kind'>;

/**
 * Records groups of events inside the caller's transaction: who are they about, which are new, what follows.
 *
 * @param nowMs - UTC ms; when they are recorded and what the candidates are brought up to date to
 */
export function recordSlice(
	statements: Statements,
	groups: readonly EventGroup[],
	compiled: CompiledModel,
	nowMs: number,
): CandidateOutcome[] {
	const people = findPeople(statements, groups);
	const existing = people.flatMap(({ candidateIds }) => candidateIds);
	const befores = loadBefores(statements, existing, compiled);
	const identities = loadIdentities(statements, existing);
	const today = compiled.toLocalDay(nowMs);
	return people.flatMap((person) => {
		const candidateId = writePerson(statements, person, nowMs);
		const added = writeEvents(statements, candidateId, person.events, nowMs);
		if (added.length === 0 && person.candidateIds.length === 0) {
			statements.dropCandidate.run(candidateId); // other people's events, delivered again under a new name
			return [];
		}
		const newIdentities = writeIdentities(statements, candidateId, person, added);
		const own = person.candidateIds.flatMap((id) => befores.get(id) ?? []);
		const next = applyEvents(own, added, compiled, today);
		const transitions = next.isNew
			? writeState(statements, candidateId, next, compiled, 'event', nowMs)
			: [];
		return {
			candidateId,
			kind: own[0]?.kind ?? person.kind,
			identities: uniteIdentities(person.candidateIds, newIdentities, identities),
			before: next.before,
			after: next.after,
			memory: next.memory,
			transitions,
			newEvents: added.length,
			duplicateEvents: person.events.length - added.length,
			events: person.events,
		};
	});
}

function findPeople(statements: Statements, groups: readonly EventGroup[]): Person[] {
	const identities = groups.flatMap((group) => group.identities);
	const owners = new Map(
		findOwners(statements, identities).map((owner, i) => [identities[i], owner]),
	);
	const findOwner: FindOwner = (identity) => owners.get(identity);
	return joinOwned(groups, findOwner).flatMap((group) => {
		const people = resolvePeople(group, findOwner);
		if (people.every(({ candidateIds }) => candidateIds.length < 2)) return people;
		const fresh = withoutKnownEvents(statements, group);
		return fresh.events.length > 0 ? resolvePeople(fresh, findOwner) : [];
	});
}

/** Only new events may merge candidates: those delivered before, and who they name this time, are left out. */
function withoutKnownEvents(statements: Statements, group: EventGroup): EventGroup {
	const wanted = JSON.stringify(group.events.map(({ eventId }) => eventId));
	const known = new Set(statements.knownEvents.all(wanted).map((row) => row.event_id));
	if (known.size === 0) return group;
	const events = group.events.filter(({ eventId }) => !known.has(eventId));
	const named = new Set(events.flatMap(({ identities }) => identities.map(identityKey)));
	return { events, identities: group.identities.filter((one) => named.has(identityKey(one))) };
}

function loadBefores(
	statements: Statements,
	candidateIds: readonly number[],
	{ model }: CompiledModel,
): Map<number, Kept> {
	if (candidateIds.length === 0) return new Map();
	const rows = allRows<CandidateRow>(
		statements.candidates,
		JSON.stringify(candidateIds),
		model.key,
	);
	return new Map(rows.map((row) => [row.id, { ...readBefore(row), kind: row.kind }]));
}

/** Of several of a kind the first in order of value is shown, as when a candidate is read. */
function uniteIdentities(
	candidateIds: readonly number[],
	newIdentities: readonly Identity[],
	known: ReadonlyMap<number, Identities>,
): Identities {
	const united: Identities = {};
	const add = (kind: IdentityKind, value: string) => {
		const shown = united[kind];
		if (shown === undefined || value < shown) united[kind] = value;
	};
	for (const id of candidateIds) {
		for (const [kind, value] of Object.entries(known.get(id) ?? {}))
			add(kind as IdentityKind, value);
	}
	for (const { kind, value } of newIdentities) add(kind, value);
	return united;
}

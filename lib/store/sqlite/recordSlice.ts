import type { CompiledModel } from '../../scoring';
import { applyEvents, type Before } from '../apply';
import type { EventGroup } from '../groupEvents';
import type { Identities } from '../identity';
import type { CandidateOutcome } from '../port';
import { resolvePeople, type Person } from '../resolve';
import { findOwners, loadIdentities } from './identities';
import { readBefore, type CandidateRow } from './rows';
import type { Statements } from './statements';
import { writeEvents, writePerson, writeState } from './writeCandidate';

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
	return people.map((person) => {
		const candidateId = writePerson(statements, person, nowMs);
		const added = writeEvents(statements, candidateId, person.events, nowMs);
		const own = person.candidateIds.flatMap((id) => befores.get(id) ?? []);
		const next = applyEvents(own, added, compiled, today);
		const transitions = next.isNew
			? writeState(statements, candidateId, next, compiled, 'event', nowMs)
			: [];
		return {
			candidateId,
			kind: person.kind,
			identities: uniteIdentities(person, identities),
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
	return groups.flatMap((group) => resolvePeople(group, (identity) => owners.get(identity)));
}

function loadBefores(
	statements: Statements,
	candidateIds: readonly number[],
	{ model }: CompiledModel,
): Map<number, Before> {
	if (candidateIds.length === 0) return new Map();
	const rows = statements.candidates.all(
		JSON.stringify(candidateIds),
		model.key,
	) as unknown as CandidateRow[];
	return new Map(rows.map((row) => [row.id, readBefore(row)]));
}

function uniteIdentities(person: Person, known: ReadonlyMap<number, Identities>): Identities {
	const united: Identities = {};
	for (const id of person.candidateIds) {
		for (const [kind, value] of Object.entries(known.get(id) ?? {})) {
			united[kind as keyof Identities] ??= value;
		}
	}
	for (const { kind, value } of person.newIdentities) united[kind] ??= value;
	return united;
}

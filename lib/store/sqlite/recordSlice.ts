import type { CompiledModel } from '../../scoring';
import { applyEvents, type Before } from '../apply';
import { identityKey, type Identities } from '../identity';
import type { IncomingEvent } from '../incomingEvent';
import type { CandidateOutcome } from '../port';
import { resolvePeople, type Owner, type Person } from '../resolve';
import { readBefore, readIdentities, type CandidateRow, type IdentityRow } from './rows';
import type { Statements } from './statements';
import { writeEvents, writePerson, writeState } from './writeCandidate';

/**
 * Records events inside the caller's transaction: who are they about, which are new, what follows.
 *
 * @param nowMs - UTC ms; when they are recorded and what the candidates are brought up to date to
 */
export function recordSlice(
	statements: Statements,
	events: readonly IncomingEvent[],
	compiled: CompiledModel,
	nowMs: number,
): CandidateOutcome[] {
	const people = resolvePeople(events, findOwners(statements, events));
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

function findOwners(statements: Statements, events: readonly IncomingEvent[]): Map<string, Owner> {
	const wanted = new Map<string, [string, string]>();
	for (const { identities } of events) {
		for (const identity of identities)
			wanted.set(identityKey(identity), [identity.kind, identity.value]);
	}
	const rows = statements.owners.all(JSON.stringify([...wanted.values()])) as unknown as Array<
		IdentityRow & { is_known: number }
	>;
	return new Map(
		rows.map((row) => [
			`${row.kind}:${row.value}`,
			{ candidateId: row.candidate_id, isKnown: row.is_known === 1 },
		]),
	);
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

export function loadIdentities(
	statements: Statements,
	candidateIds: readonly number[],
): Map<number, Identities> {
	if (candidateIds.length === 0) return new Map();
	return readIdentities(
		statements.identities.all(JSON.stringify(candidateIds)) as unknown as IdentityRow[],
	);
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

import type { CompiledModel } from '../../scoring';
import { applyEvents } from '../apply';
import type { EventGroup } from '../groupEvents';
import { joinOwned } from '../joinOwned';
import type { KeptCandidate } from '../kept';
import type { ModelUse } from '../modelUse';
import { leaveOutKnown, recordedOutcome, uniteIdentities } from '../outcomes';
import type { CandidateOutcome } from '../port';
import { resolvePeople, type FindOwner, type Person } from '../resolve';
import type { CandidateRow } from '../rows';
import { allRows } from './allRows';
import { loadIdentities } from './identities';
import { readKept } from './kept';
import { readUse } from './scoredModels';
import type { Statements } from './statements';
import {
	mergePerson,
	nextCandidateId,
	writeAudit,
	writeEvents,
	writeIdentities,
	writePerson,
	writeState,
} from './writeCandidate';

/**
 * Records groups of events inside the caller's transaction: who are they about, which are new, what follows.
 *
 * @param findOwner - to whom the identities belong now
 * @param nowMs - UTC ms; when they are recorded and what the candidates are brought up to date to
 */
export function recordSlice(
	statements: Statements,
	groups: readonly EventGroup[],
	findOwner: FindOwner,
	compiled: CompiledModel,
	nowMs: number,
): CandidateOutcome[] {
	const use = readUse(statements, compiled);
	const people = findPeople(statements, groups, findOwner);
	const existing = people.flatMap(({ candidateIds }) => candidateIds);
	const keptById = loadKept(statements, existing, compiled);
	const identities = loadIdentities(statements, existing);
	const today = compiled.toLocalDay(nowMs);
	let nextId = nextCandidateId(statements);
	const [touched, written]: number[][] = [[], []];
	const outcomes: CandidateOutcome[] = [];
	for (const person of people) {
		const [candidateId = nextId] = person.candidateIds;
		mergePerson(statements, person, nowMs);
		const added = writeEvents(statements, candidateId, person.events, nowMs);
		if (candidateId === nextId) {
			if (added.length === 0) continue; // other people's events, delivered again under a new name
			nextId++;
		}
		writeAudit(statements, candidateId, added, nowMs);
		const newIdentities = writeIdentities(statements, candidateId, person, added);
		const own = keptOf(person, keptById);
		const next = applyEvents(own, added, compiled, today, 'event');
		if (next.isNew) writePerson(statements, candidateId, person, next, nowMs);
		const transitions =
			next.isNew && !use.isOutdated // under an older version than the newest at work no numbers are written
				? writeState(statements, candidateId, next, compiled, nowMs)
				: [];
		if (next.isNew) written.push(candidateId);
		if (added.length > 0 || own.length > 1) touched.push(candidateId);
		const united = uniteIdentities(person.candidateIds, newIdentities, identities);
		outcomes.push(
			recordedOutcome({ candidateId, person, added, own, identities: united, next, transitions }),
		);
	}
	if (!use.isOutdated) statements.markUnsynced.run(compiled.model.key, JSON.stringify(written));
	markStale(statements, touched, compiled, use);
	return outcomes;
}

function keptOf(
	{ candidateIds }: Person,
	keptById: ReadonlyMap<number, KeptCandidate>,
): KeptCandidate[] {
	const own: KeptCandidate[] = [];
	for (const id of candidateIds) {
		const kept = keptById.get(id);
		if (kept) own.push(kept);
	}
	return own;
}

/** Lets the other models know that there is something they have not seen. */
function markStale(
	statements: Statements,
	candidateIds: readonly number[],
	{ model }: CompiledModel,
	{ hasOthers, isOutdated }: ModelUse,
): void {
	if (candidateIds.length === 0 || !(hasOthers || isOutdated)) return;
	const [wanted, own] = [JSON.stringify(candidateIds), isOutdated ? '' : model.key];
	statements.markStale.run(wanted, own);
	statements.markUnsyncedElsewhere.run(own, wanted);
}

function findPeople(
	statements: Statements,
	groups: readonly EventGroup[],
	findOwner: FindOwner,
): Person[] {
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
	const known = statements.knownEvents.all(wanted).map((row) => String(row.event_id));
	return leaveOutKnown(group, new Set(known));
}

function loadKept(
	statements: Statements,
	candidateIds: readonly number[],
	compiled: CompiledModel,
): Map<number, KeptCandidate> {
	if (candidateIds.length === 0) return new Map();
	const wanted = JSON.stringify(candidateIds);
	const rows = allRows<CandidateRow>(statements.candidates, wanted, compiled.model.key);
	return new Map(readKept(statements, rows, compiled).map((kept) => [kept.row.id, kept]));
}

import type { SQLInputValue } from 'node:sqlite';
import type { CompiledModel, Evaluation } from '../../scoring';
import { markChanges, toAnnounced, type Announced, type AnnouncedRow } from '../announce';
import type { NextState } from '../apply';
import { writeFading } from '../fading';
import { auditOf } from '../audit';
import type { Identity } from '../identity';
import type { IncomingEvent } from '../incomingEvent';
import { describeEvent } from '../ledgerDetails';
import { newlySaid } from '../outcomes';
import type { Transition } from '../port';
import type { Person } from '../resolve';
import { absorbEnrolments } from './enrolments';
import { allRows } from './allRows';
import type { Statements } from './statements';

/** The number the next new candidate gets; nobody else can give it away before the caller's transaction ends. */
export function nextCandidateId(statements: Statements): number {
	const [last] = allRows<{ id: number }>(statements.lastCandidateId);
	return (last?.id ?? 0) + 1;
}

/** Merges the candidates that turned out to be this person into the oldest. */
export function mergePerson(statements: Statements, { candidateIds }: Person, nowMs: number): void {
	for (let i = 1; i < candidateIds.length; i++)
		absorb(statements, candidateIds[0], candidateIds[i], nowMs);
}

/** Writes what holds of a person under every model; who has no candidate yet becomes one of this number. */
export function writePerson(
	statements: Statements,
	candidateId: number,
	{ kind, candidateIds }: Person,
	{ memory, timelinesChanged }: NextState,
	nowMs: number,
): void {
	const isNew = candidateIds.length === 0;
	if (!isNew && !timelinesChanged) return;
	const timelines = JSON.stringify(memory.timelines);
	if (isNew) statements.addCandidate.run(candidateId, kind, timelines, nowMs);
	else statements.setTimelines.run(timelines, candidateId);
}

/** Writes the identities that come with new events, and returns them. */
export function writeIdentities(
	statements: Statements,
	candidateId: number,
	person: Person,
	added: readonly IncomingEvent[],
): Identity[] {
	const written = newlySaid(person, added);
	for (const { kind, value } of written) statements.addIdentity.run(kind, value, candidateId);
	return written;
}

function absorb(statements: Statements, survivor: number, absorbed: number, nowMs: number): void {
	statements.keepMerge.run(JSON.stringify([[survivor, absorbed]]), nowMs);
	statements.moveEvents.run(survivor, absorbed);
	statements.moveIdentities.run(survivor, absorbed);
	statements.movePruned.run(survivor, absorbed);
	statements.moveTransitions.run(survivor, absorbed);
	statements.moveRouted.run(survivor, absorbed);
	statements.dropSnapshots.run(absorbed);
	statements.dropTallies.run(absorbed);
	statements.markMerged.run(survivor, absorbed);
	statements.markMergedUnsynced.run(absorbed);
	absorbEnrolments(statements, survivor, absorbed, nowMs);
}

/**
 * Writes events to the ledger.
 *
 * @returns those that were not in it yet
 */
export function writeEvents(
	statements: Statements,
	candidateId: number,
	events: readonly IncomingEvent[],
	nowMs: number,
): IncomingEvent[] {
	const { addEvent } = statements;
	return events.filter((event) => {
		const { eventId, type, occurredAt, subject } = event;
		const { changes } = addEvent.run(
			eventId,
			candidateId,
			type,
			occurredAt,
			nowMs,
			subject ?? null,
			describeEvent(event),
		);
		return changes === 1;
	});
}

/** Writes into the audit log what of new events belongs there. */
export function writeAudit(
	statements: Statements,
	candidateId: number,
	added: readonly IncomingEvent[],
	nowMs: number,
): void {
	for (const event of added) {
		const entry = auditOf(event, candidateId, nowMs);
		if (!entry) continue;
		const { at, action, who, details } = entry;
		statements.addAudit.run(at, action, who, candidateId, JSON.stringify(details));
	}
}

/**
 * Writes a candidate's next state and announces its changes.
 *
 * @param hasTally - whether the tally that is written stays as it is, as nothing new was heard
 */
export function writeState(
	statements: Statements,
	candidateId: number,
	next: NextState,
	compiled: CompiledModel,
	nowMs: number,
	hasTally = false,
): Transition[] {
	const { key, version } = compiled.model;
	const presented = presentedColumns(next.after);
	if (hasTally) {
		const fading = writeFading(next.after.fading);
		statements.evaluateSnapshot.run(version, ...presented, fading, key, candidateId);
	} else {
		statements.setTally.run(key, candidateId, JSON.stringify(next.memory.tally));
		statements.setSnapshot.run(key, candidateId, version, ...presented);
	}
	return addTransitions(statements, candidateId, next, compiled, nowMs);
}

/** The columns of a snapshot that an evaluation gives, in their order. */
function presentedColumns(after: Evaluation): SQLInputValue[] {
	return [
		after.score,
		after.engagement,
		after.persona,
		after.culture,
		after.grade,
		after.personaKey,
		after.bucket,
		after.phase,
		after.medal,
		after.route,
		after.evaluatedOn,
		after.nextChangeOn,
		after.firstScoredAt,
		after.firstQualifiedAt,
		after.firstPlacedAt,
		after.lastActiveOn,
	];
}

function addTransitions(
	statements: Statements,
	candidateId: number,
	{ before, changes }: NextState,
	compiled: CompiledModel,
	nowMs: number,
): Transition[] {
	if (changes.length === 0) return [];
	const { key } = compiled.model;
	const earlier = before === null ? [] : readAnnounced(statements, candidateId, key);
	return markChanges(changes, earlier, compiled).map((change) => {
		const written = statements.addTransition.run(
			key,
			candidateId,
			change.kind,
			change.from,
			change.to,
			change.day,
			change.cause,
			nowMs,
			Number(change.isReturn),
			Number(change.isQuiet),
		);
		return { ...change, id: Number(written.lastInsertRowid) };
	});
}

function readAnnounced(statements: Statements, candidateId: number, modelKey: string): Announced[] {
	return allRows<AnnouncedRow>(statements.announced, candidateId, modelKey).map(toAnnounced);
}

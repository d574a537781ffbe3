import type { SQLInputValue } from 'node:sqlite';
import { emptyTimelines, type CompiledModel, type Evaluation } from '../../scoring';
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

const NOTHING_KNOWN = JSON.stringify(emptyTimelines());

/** Makes a person one candidate: new (without identities yet), existing, or several merged into the oldest. */
export function writePerson(statements: Statements, person: Person, nowMs: number): number {
	const { kind, candidateIds } = person;
	if (candidateIds.length === 0)
		return Number(statements.addCandidate.run(kind, NOTHING_KNOWN, nowMs).lastInsertRowid);
	const survivor = candidateIds[0];
	for (let i = 1; i < candidateIds.length; i++)
		absorb(statements, survivor, candidateIds[i], nowMs);
	return survivor;
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
	writeTimelines(statements, candidateId, next);
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

/** Writes what holds under every model. */
export function writeTimelines(
	statements: Statements,
	candidateId: number,
	{ memory, timelinesChanged }: NextState,
): void {
	if (timelinesChanged) statements.setTimelines.run(JSON.stringify(memory.timelines), candidateId);
}

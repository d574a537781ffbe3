import type { Memory, Tally, Timelines } from '../../scoring';
import type { Before } from '../apply';
import { IDENTITY_KINDS, type Identities, type IdentityKind } from '../identity';
import type { LedgerEvent, StoredCandidate } from '../port';

/** The columns of a candidate with its snapshot, as every reader selects them. */
export const CANDIDATE_COLUMNS = `
	c.id, c.kind, c.timelines, s.model_version, s.tally, s.score, s.bucket, s.phase, s.medal, s.route,
	s.evaluated_on, s.next_change_on, s.first_scored_at, s.first_qualified_at, s.first_placed_at`;

export interface CandidateRow {
	id: number;
	kind: 'candidate' | 'contact';
	timelines: string;
	model_version: number;
	tally: string;
	score: number | null;
	bucket: string | null;
	phase: Before['phase'];
	medal: Before['medal'];
	route: Before['route'];
	evaluated_on: number;
	next_change_on: number | null;
	first_scored_at: string | null;
	first_qualified_at: string | null;
	first_placed_at: string | null;
}

/** Reads what an evaluation needs; the texts were written by this package. */
export function readBefore(row: CandidateRow): Before {
	return {
		score: row.score,
		bucket: row.bucket,
		phase: row.phase,
		medal: row.medal,
		route: row.route,
		evaluatedOn: row.evaluated_on,
		memory: readMemory(row),
	};
}

function readMemory(row: CandidateRow): Memory {
	return { tally: JSON.parse(row.tally) as Tally, timelines: readTimelines(row.timelines) };
}

/** Most people have empty timelines but for the day they became known; an empty text stands for none. */
function readTimelines(text: string): Timelines {
	return JSON.parse(text) as Timelines;
}

export function readCandidate(row: CandidateRow, identities: Identities): StoredCandidate {
	return {
		...readBefore(row),
		candidateId: row.id,
		kind: row.kind,
		identities,
		modelVersion: row.model_version,
		nextChangeOn: row.next_change_on,
		firstScoredAt: row.first_scored_at,
		firstQualifiedAt: row.first_qualified_at,
		firstPlacedAt: row.first_placed_at,
	};
}

export interface IdentityRow {
	kind: string;
	value: string;
	candidate_id: number;
}

/** Groups identity rows by candidate; of several of a kind the first in order of value is shown. */
export function readIdentities(rows: readonly IdentityRow[]): Map<number, Identities> {
	const byCandidate = new Map<number, Identities>();
	for (const row of rows) {
		if (!isIdentityKind(row.kind)) continue;
		const identities = byCandidate.get(row.candidate_id) ?? {};
		identities[row.kind] ??= row.value;
		byCandidate.set(row.candidate_id, identities);
	}
	return byCandidate;
}

function isIdentityKind(kind: string): kind is IdentityKind {
	return IDENTITY_KINDS.some((known) => known === kind);
}

export interface EventRow {
	event_id: string;
	type: string;
	occurred_at: number;
	recorded_at: number;
	subject: string | null;
	details: string | null;
}

export function readEvent(row: EventRow): LedgerEvent {
	return {
		eventId: row.event_id,
		type: row.type,
		occurredAt: row.occurred_at,
		recordedAt: row.recorded_at,
		subject: row.subject,
		details: row.details === null ? {} : (JSON.parse(row.details) as Record<string, unknown>),
	};
}

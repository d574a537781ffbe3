import type { Evaluation, Memory, Tally, Timelines } from '../scoring';
import type { Before } from './apply';
import { IDENTITY_KINDS, type Identities, type IdentityKind } from './identity';
import type { LedgerRow } from './ledgerDetails';
import type { LedgerEvent } from './port';

/** The columns of a candidate with its snapshot and {@link WITH_TALLY its tally}, as every reader selects them. */
export const CANDIDATE_COLUMNS = `
	c.id, c.kind, c.timelines, s.model_version, t.tally, s.score, s.engagement, s.persona, s.culture, s.grade,
	s.persona_key, s.bucket, s.phase, s.medal, s.route, s.evaluated_on, s.next_change_on, s.first_scored_at, s.first_qualified_at, s.first_placed_at,
	s.last_active_on`;

/** On what day a stale snapshot is due: one whose tally does not know all events of its candidate. */
export const DUE_AT_ONCE = 0;

/** Joins to a snapshot its tally; a stale snapshot has none, whatever is still written. */
export const WITH_TALLY = `
	LEFT JOIN tally t ON t.model_key = s.model_key AND t.candidate_id = s.candidate_id
		AND s.next_change_on IS DISTINCT FROM ${DUE_AT_ONCE}`;

/**
 * A candidate with its snapshot under a model: complete, stale (without a tally; see {@link DUE_AT_ONCE}; with no phase
 * where nothing was ever presented), or none at all, every column of which is null.
 */
export interface CandidateRow {
	id: number;
	kind: 'candidate' | 'contact';
	timelines: string;
	model_version: number | null;
	tally: string | null;
	score: number | null;
	engagement: number | null;
	persona: number | null;
	culture: number | null;
	grade: Before['grade'];
	persona_key: string | null;
	bucket: string | null;
	phase: Before['phase'] | '' | null;
	medal: Before['medal'];
	route: Before['route'] | '' | null;
	evaluated_on: number | null;
	next_change_on: number | null;
	first_scored_at: string | null;
	first_qualified_at: string | null;
	first_placed_at: string | null;
	last_active_on: number | null;
}

/** What was last presented; null where nothing was. */
export function readBefore(row: CandidateRow): Before | null {
	const { score, engagement, persona, culture, grade, persona_key: personaKey } = row;
	const { bucket, phase, medal, route, evaluated_on: evaluatedOn } = row;
	if (!phase || !route || evaluatedOn === null) return null;
	const fit = { engagement, persona, culture, grade, personaKey };
	return { score, ...fit, bucket, phase, medal, route, evaluatedOn };
}

/** Reads what a complete snapshot remembers; the texts were written by this package. */
export function readMemory(row: CandidateRow): Memory {
	return { tally: JSON.parse(row.tally ?? '') as Tally, timelines: readTimelines(row.timelines) };
}

/** Reads timelines; those written before profiles were kept have none. */
export function readTimelines(text: string): Timelines {
	return { profile: [], ...(JSON.parse(text) as Omit<Timelines, 'profile'>) };
}

/** The dates and the day of change, as a snapshot keeps them beside what is presented. */
export function readDates(
	row: CandidateRow,
): Pick<
	Evaluation,
	'nextChangeOn' | 'lastActiveOn' | 'firstScoredAt' | 'firstQualifiedAt' | 'firstPlacedAt'
> {
	return {
		nextChangeOn: row.next_change_on,
		lastActiveOn: row.last_active_on,
		firstScoredAt: row.first_scored_at,
		firstQualifiedAt: row.first_qualified_at,
		firstPlacedAt: row.first_placed_at,
	};
}

/** An identity as both engines keep it. */
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

/** An event of the ledger as both engines keep it. */
export interface EventRow extends LedgerRow {
	recorded_at: number;
}

/** An event of the ledger, from its row. */
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

import { createHash } from 'node:crypto';
import { mergeTallies, type Tally } from '../scoring';

/**
 * The mark of an event that left the ledger, in place of its type: only its id, its times and whose it was are left.
 */
export const PRUNED_TYPE = '';

/** What some events that left the ledger count under one way of folding. */
export interface PrunedRow {
	candidate_id: number;
	/** See {@link patternsKey}. */
	patterns: string;
	/** null where it was not asked for. */
	tally: string | null;
	/** How many events it was folded from. */
	events: number;
	/** When the latest of them was recorded, UTC ms. */
	recorded_at: number;
}

/** What is still known of a candidate's events that left the ledger. */
export interface Pruned {
	tally: Tally;
	/** How many events the tally was folded from. */
	events: number;
	/** How many more there were, which left before anything was folded this way. */
	missing: number;
	/** When the latest of them was recorded, UTC ms. */
	recordedAt: number;
}

/** A short name for the patterns of a model, to find what was folded with them. */
export function patternsKey(patterns: string): string {
	return createHash('sha256').update(patterns).digest('base64url');
}

/** Gathers by candidate what the events count that left the ledger, folded with these patterns. */
export function readPruned(rows: readonly PrunedRow[], patterns: string): Map<number, Pruned> {
	const key = patternsKey(patterns);
	const byCandidate = new Map<number, PrunedRow[]>();
	for (const row of rows) {
		const own = byCandidate.get(row.candidate_id);
		if (own) own.push(row);
		else byCandidate.set(row.candidate_id, [row]);
	}
	return new Map([...byCandidate].map(([id, own]) => [id, gather(own, key)]));
}

function gather(rows: readonly PrunedRow[], key: string): Pruned {
	const folded = new Map<string, number>();
	for (const { patterns, events } of rows)
		folded.set(patterns, (folded.get(patterns) ?? 0) + events);
	const events = folded.get(key) ?? 0;
	return {
		tally: uniteTallies(rows.filter(({ patterns }) => patterns === key)),
		events,
		missing: Math.max(...folded.values()) - events,
		recordedAt: Math.max(...rows.map((row) => row.recorded_at)),
	};
}

/** The tally of several rows; the texts were written by this package. */
export function uniteTallies(rows: readonly PrunedRow[]): Tally {
	return rows
		.map(({ tally }) => JSON.parse(tally ?? '{"counts":{},"subjects":{}}') as Tally)
		.reduce(mergeTallies, { counts: {}, subjects: {} });
}

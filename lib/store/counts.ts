import { readPatterns } from '../scoring';
import type { ScoredPatternsRow } from './retention';

const DAY_MS = 86_400_000;

/** The day that `asOf` is for a model; in UTC where its time zone has not been noted. */
export function dayOf({ patterns }: ScoredPatternsRow, asOfMs: number): number {
	const folding = patterns === null ? null : readPatterns(patterns);
	return folding?.toLocalDay(asOfMs) ?? Math.floor(asOfMs / DAY_MS);
}

/** The earlier of two moments, where there are any. */
export function earlier(a: number | null, b: number | null): number | null {
	if (a === null || b === null) return a ?? b;
	return Math.min(a, b);
}

/** The later of two moments, where there are any. */
export function later(a: number | null, b: number | null): number | null {
	if (a === null || b === null) return a ?? b;
	return Math.max(a, b);
}

import type { LocalDay } from '../scoring';
import { parseDay } from '../scoring';
import type { RoutedSince } from '../store';

/** How many of those who were let through with at least a score were worth it. */
export interface Precision {
	/** Whose outcome is known. */
	known: number;
	/** Of them, who earned a first medal or were placed since. */
	good: number;
	/** good / known, 0–1. */
	share: number;
}

/**
 * What to expect of candidates with at least a score, from what became of those who were let through with as much.
 *
 * @param past - let through long enough ago for something to have become of them
 * @returns null while nothing is known
 */
export function expectedPrecision(
	past: readonly RoutedSince[],
	threshold: number,
	toLocalDay: (atMs: number) => LocalDay,
): Precision | null {
	const known = past.filter(({ score }) => score !== null && score >= threshold);
	if (known.length === 0) return null;
	const good = known.filter(({ routedAt, firstQualifiedAt, firstPlacedAt }) =>
		[firstQualifiedAt, firstPlacedAt].some(
			(date) => date !== null && parseDay(date) >= toLocalDay(routedAt),
		),
	).length;
	return { known: known.length, good, share: good / known.length };
}

import type { SearchFilter } from './everyPage';

/**
 * How far each run looks back before the one before it began: a change reaches HubSpot's search a moment late, and
 * clocks differ. What is read twice does no harm.
 */
const OVERLAP_MS = 5 * 60_000;

/** Where the next run begins, given when this one did (UTC ms). */
export function nextSince(startedMs: number): number {
	return startedMs - OVERLAP_MS;
}

/**
 * Finds what was changed since a moment; everything when there is none.
 *
 * @param property - the record's own date of change; for contacts it has another name than for all others
 */
export function changedSince(
	property: 'lastmodifieddate' | 'hs_lastmodifieddate',
	sinceMs: number | null,
): SearchFilter[] {
	if (sinceMs === null) return [];
	return [{ propertyName: property, operator: 'GTE', value: String(sinceMs) } as SearchFilter];
}

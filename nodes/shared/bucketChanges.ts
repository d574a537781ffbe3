/** How often candidates came from one bucket into another, e.g. `{ 'warm → hot': 12 }`. */
export type BucketChanges = Record<string, number>;

/**
 * Counts a candidate's change of bucket, if it is one.
 *
 * @param from - null or undefined for somebody who was in none
 */
export function countBucketChange(
	counts: BucketChanges,
	from: string | null | undefined,
	to: string | null,
): void {
	if ((from ?? null) === to) return;
	const name = `${from ?? 'none'} → ${to ?? 'none'}`;
	counts[name] = (counts[name] ?? 0) + 1;
}

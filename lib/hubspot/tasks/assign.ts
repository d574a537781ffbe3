/**
 * Shares work out in turn.
 *
 * @param start - whose turn it is, as the call before returned it in `next`; 0 at first
 */
export function assignInTurn(
	count: number,
	owners: readonly string[],
	start: number,
): { owners: string[]; next: number } {
	if (owners.length === 0) return { owners: [], next: 0 };
	const assigned = Array.from({ length: count }, (_, i) => owners[(start + i) % owners.length]);
	return { owners: assigned, next: (start + count) % owners.length };
}

/**
 * Shares work out so that nobody gets more while somebody has less; of equals the first goes first.
 *
 * @param load - what each has already
 * @param capacity - the most anybody may have; who would be beyond it is null
 * @returns an owner for each piece of work
 * @example
 * assignByLoad(3, ['ann', 'bob'], new Map([['ann', 2], ['bob', 1]]), 3) //=> ['bob', 'ann', 'bob']
 */
export function assignByLoad(
	count: number,
	owners: readonly string[],
	load: ReadonlyMap<string, number>,
	capacity = Infinity,
): Array<string | null> {
	const now = owners.map((owner) => ({ owner, has: load.get(owner) ?? 0 }));
	return Array.from({ length: count }, () => {
		const free = now.filter(({ has }) => has < capacity);
		const least = free.reduce<(typeof now)[number] | null>(
			(best, one) => (best === null || one.has < best.has ? one : best),
			null,
		);
		if (least === null) return null;
		least.has++;
		return least.owner;
	});
}

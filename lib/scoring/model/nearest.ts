/**
 * The known name that was probably meant, by edit distance; undefined when none is near.
 *
 * Case does not count.
 *
 * @param most - how many letters may be wrong; a third of the name, at least one, when left out
 * @example
 * nearest('activty', ['entrances', 'activity']) //=> 'activity'
 */
export function nearest(
	name: string,
	known: readonly string[],
	most = Math.max(1, Math.floor(name.length / 3)),
): string | undefined {
	let best: string | undefined;
	let least = most + 1;
	for (const candidate of known) {
		if (Math.abs(candidate.length - name.length) >= least) continue;
		const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
		if (distance >= least) continue;
		least = distance;
		best = candidate;
	}
	return best;
}

/**
 * How many letters to insert, remove, replace or swap with their neighbour to turn one word into another.
 *
 * Optimal string alignment (restricted Damerau–Levenshtein): a swapped pair is not edited again.
 */
export function editDistance(from: string, to: string): number {
	let beforeLast: number[] = [];
	let last = Array.from({ length: to.length + 1 }, (_, j) => j);
	for (let i = 1; i <= from.length; i++) {
		const row = [i];
		for (let j = 1; j <= to.length; j++) {
			const same = from[i - 1] === to[j - 1] ? 0 : 1;
			row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
			const isSwap = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
			if (isSwap) row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
		}
		beforeLast = last;
		last = row;
	}
	return last[to.length];
}

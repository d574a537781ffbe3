/** How often to draw again at most: ids may have gaps. */
const ROUNDS = 10;

/**
 * Draws candidates by lot.
 *
 * @param highest - the highest id there is; 0 for none
 * @param findFrom - for each number the first candidate from there on, if any
 * @returns ids, ascending, each once; null for all, where no more than that are there
 */
export async function drawLots(
	size: number,
	highest: number,
	findFrom: (lots: number[]) => Promise<number[]>,
): Promise<number[] | null> {
	const drawn = new Set<number>();
	if (size >= highest) return null;
	for (let round = 0; round < ROUNDS && drawn.size < size; round++) {
		const lots = Array.from(
			{ length: size - drawn.size },
			() => 1 + Math.floor(Math.random() * highest),
		);
		for (const id of await findFrom(lots)) drawn.add(id);
	}
	return [...drawn].sort((a, b) => a - b);
}

/** Ids are spread over this many lots (Knuth, The Art of Computer Programming 3, 6.4: multiplicative hashing). */
const MULTIPLIER = 2_654_435_761;
const LOTS = 2 ** 32;

/** How many candidates there are, and the highest of their ids; null where there is nobody. */
export interface Everybody {
	total: number;
	highest: number | null;
}

/**
 * Draws about so many candidates: always the same ones, evenly spread over all there are. Nothing is asked of the
 * store, so a small sample of very many costs what a small store does.
 *
 * @returns ids, ascending; some may belong to nobody. All up to the highest where there are no more than `size`.
 */
export function drawEvenly(size: number, { total, highest }: Everybody): number[] {
	const winning = total <= size ? LOTS : Math.floor((size / total) * LOTS);
	const drawn: number[] = [];
	for (let id = 1; id <= (highest ?? 0); id++)
		if (Math.imul(id, MULTIPLIER) >>> 0 < winning) drawn.push(id);
	return drawn;
}

/** Cuts a list into lists of at most so many. */
export function* inParts<One>(all: readonly One[], most: number): Iterable<One[]> {
	for (let at = 0; at < all.length; at += most) yield all.slice(at, at + most);
}

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
export const LOTS = 4_294_967_296;

/**
 * The condition, for both engines, that a candidate is among those drawn: always the same ones, evenly spread.
 *
 * @param lots - the parameter that holds the result of {@link lotsFor}
 */
export function isDrawn(id: string, lots: string): string {
	return `((${id} * ${MULTIPLIER}) & ${LOTS - 1}) < ${lots}`;
}

/** How many lots win so that about `size` of so many candidates are drawn. */
export function lotsFor(size: number, total: number): number {
	return total <= size ? LOTS : Math.floor((size / total) * LOTS);
}

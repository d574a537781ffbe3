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

/** Most records HubSpot takes in one call. */
export const BATCH = 100;

/** How many calls are under way at a time. */
const AT_ONCE = 4;

/** Splits a list into parts of at most `size`, in order. */
export function partsOf<Item>(items: readonly Item[], size = BATCH): Item[][] {
	const parts: Item[][] = [];
	for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));
	return parts;
}

/**
 * Works on items a few at a time.
 *
 * @returns the results in the order of the items
 * @throws whatever work throws first; work under way is finished before, and nothing new is begun
 */
export async function inParallel<Item, Result>(
	items: readonly Item[],
	work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
	const results: Result[] = [];
	const failures: unknown[] = [];
	let next = 0;
	const worker = async () => {
		while (next < items.length && failures.length === 0) {
			const mine = next++;
			try {
				results[mine] = await work(items[mine]);
			} catch (error) {
				failures.push(error);
			}
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, worker));
	if (failures.length > 0) throw failures[0];
	return results;
}

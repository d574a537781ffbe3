/** An entry of a timeline: when, then whatever tells it from others. */
export type Entry = ReadonlyArray<string | number>;

/**
 * Inserts an entry into a sorted set.
 *
 * @returns whether it was not in it yet
 */
export function insert<Kind extends Entry>(list: Kind[], entry: Kind): boolean {
	let at = list.length;
	while (at > 0 && compare(list[at - 1], entry) > 0) at--;
	if (at > 0 && compare(list[at - 1], entry) === 0) return false;
	list.splice(at, 0, entry);
	return true;
}

function compare(a: Entry, b: Entry): number {
	for (let i = 0; i < a.length; i++) {
		if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
	}
	return 0;
}

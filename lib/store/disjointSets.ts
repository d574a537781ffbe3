/** Keeps which keys belong together (union–find with path halving). */
export class DisjointSets {
	private readonly parents = new Map<string, string>();

	/** The key that stands for the whole set; an unseen key is a set of its own. */
	find(key: string): string {
		let current = key;
		for (;;) {
			const parent = this.parents.get(current);
			if (parent === undefined) {
				this.parents.set(current, current);
				return current;
			}
			if (parent === current) return current;
			const grandparent = this.parents.get(parent) ?? parent;
			this.parents.set(current, grandparent);
			current = grandparent;
		}
	}

	/** Joins two sets and returns the key that stands for both. */
	union(a: string, b: string): string {
		const rootA = this.find(a);
		const rootB = this.find(b);
		if (rootA !== rootB) this.parents.set(rootB, rootA);
		return rootA;
	}
}

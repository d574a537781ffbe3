/** A seeded source of chance (mulberry32): the same seed always throws the same numbers. */
export class Dice {
	private state: number;

	constructor(seed: number) {
		this.state = seed >>> 0;
	}

	/** A number in [0, 1). */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let t = this.state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	}

	/** A whole number from `low` to `high`, both included. */
	whole(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	/** True with probability `p`. */
	chance(p: number): boolean {
		return this.next() < p;
	}

	pick<T>(list: readonly T[]): T {
		return list[Math.floor(this.next() * list.length)];
	}

	/** One of the values, each as likely as its weight. */
	weighted<T>(choices: ReadonlyArray<readonly [T, number]>): T {
		const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
		let left = this.next() * total;
		for (const [value, weight] of choices) {
			left -= weight;
			if (left < 0) return value;
		}
		return choices[choices.length - 1][0];
	}

	/** Dice of its own for one resident, so that one life never changes another. */
	fork(index: number): Dice {
		return new Dice((this.state ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0);
	}
}

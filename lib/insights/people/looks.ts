import { liftOf, type Lift, type Stratum } from './lift';

/** How often lifts are worked out anew with what is known of the others; more changes nothing to speak of. */
const ROUNDS = 3;

/** Sums of those in a stratum. */
interface Sums {
	people: number;
	hits: number;
	weight: number;
}

/** What candidates had met when they were looked at, whom they are compared with, and what came of it. */
export class Looks {
	private readonly strata: number[] = [];

	private readonly outcomes: number[] = [];

	/** The contents of each look, one after the other, and where each look's end. */
	private readonly met: number[] = [];

	private readonly ends: number[] = [];

	get count(): number {
		return this.outcomes.length;
	}

	get hits(): number {
		return this.outcomes.reduce((sum, hit) => sum + hit, 0);
	}

	/** @param contents - each once, by number from 0 */
	add(stratum: number, hit: number, contents: Iterable<number>): void {
		this.strata.push(stratum);
		this.outcomes.push(hit);
		for (const content of contents) this.met.push(content);
		this.ends.push(this.met.length);
	}

	/**
	 * The lift of each content. Who meets one has met fewer others: so candidates are compared by what the others that
	 * they met let expect of them.
	 */
	lifts(contents: number): Array<Lift | null> {
		let lifts: Array<Lift | null> = new Array<Lift | null>(contents).fill(null);
		for (let round = 0; round < ROUNDS; round++) {
			const known = Float64Array.from(lifts, (lift) => lift?.lift ?? 1);
			lifts = this.compare(known);
		}
		return lifts;
	}

	private compare(known: Float64Array): Array<Lift | null> {
		const all = new Map<number, Sums>();
		const own = Array.from(known, () => new Map<number, Sums>());
		let at = 0;
		for (let look = 0; look < this.outcomes.length; look++) {
			const from = at;
			let weight = 1;
			for (; at < this.ends[look]; at++) weight *= known[this.met[at]];
			const [stratum, hit] = [this.strata[look], this.outcomes[look]];
			addTo(all, stratum, hit, weight);
			for (let i = from; i < at; i++)
				addTo(own[this.met[i]], stratum, hit, weight / known[this.met[i]]);
		}
		return own.map((strata, content) => liftOf(besideOthers(strata, all, known[content])));
	}
}

function addTo(sums: Map<number, Sums>, stratum: number, hit: number, weight: number): void {
	const sum = sums.get(stratum);
	if (sum) {
		sum.people++;
		sum.hits += hit;
		sum.weight += weight;
	} else sums.set(stratum, { people: 1, hits: hit, weight });
}

function* besideOthers(
	own: ReadonlyMap<number, Sums>,
	all: ReadonlyMap<number, Sums>,
	known: number,
): Iterable<Stratum> {
	for (const [stratum, { people, hits, weight }] of own) {
		const everybody = all.get(stratum);
		if (!everybody) continue;
		yield {
			met: people,
			others: everybody.people - people,
			metHits: hits,
			othersHits: everybody.hits - hits,
			metWeight: weight,
			othersWeight: everybody.weight - weight * known,
		};
	}
}

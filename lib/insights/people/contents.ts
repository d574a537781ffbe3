import type { LocalDay } from '../../scoring';
import type { Lift } from './lift';
import { Looks } from './looks';
import { contentOf, isTouch, type Person } from './person';

/** How a piece of content does. */
export interface ContentScore {
	content: string;
	/** Candidates who met it before it could be told what comes of them. */
	people: number;
	/** Of those, who came to the outcome in time. */
	hits: number;
	/** Compared with candidates of equal activity; null where too few met it to tell. */
	lift: Lift | null;
	/** Of all who came to the outcome: for whom it was the first content they ever met, and the last before. */
	firstTouches: number;
	lastTouches: number;
}

/** What contents seem to do, with how many people that rests on. */
export interface ContentScores {
	/** Looks at candidates, each at one of some days; how many, and of how many it came to the outcome in time. */
	looks: number;
	hits: number;
	/** By what is surest to help first. */
	contents: ContentScore[];
	/** Different contents that were left out because there are too many. */
	leftOut: number;
}

/** How many times candidates are looked at, and how long before what they met counts. */
const LOOK_DAYS = 3;
const WINDOW_DAYS = 90;
const MOST_CONTENTS = 5_000;

interface Tallied {
	people: number;
	hits: number;
	first: number;
	last: number;
	number: number;
}

/**
 * Compares candidates who met a content with candidates who were as active, as recently, and did not.
 *
 * Everybody is looked at on some days, each so early that what comes of it is known; who already came to the outcome
 * is not looked at any more.
 */
export class ContentTally {
	private readonly days: LocalDay[];

	private readonly looked = new Looks();

	private readonly contents = new Map<string, Tallied>();

	private readonly tooMany = new Set<string>();

	/** @param until - the last day of which anything is known */
	constructor(
		private readonly horizonDays: number,
		until: LocalDay,
	) {
		this.days = Array.from({ length: LOOK_DAYS }, (_, i) => until - (i + 1) * horizonDays);
	}

	add(person: Person): void {
		this.days.forEach((day, look) => {
			if (person.outcomeOn === null || person.outcomeOn > day) this.lookAt(person, day, look);
		});
		if (person.outcomeOn !== null) this.addTouches(person, person.outcomeOn);
	}

	private lookAt({ events, days, outcomeOn }: Person, day: LocalDay, look: number): void {
		const met = new Set<string>();
		let touches = 0;
		let last = -Infinity;
		for (let i = 0; i < events.length && days[i] <= day; i++) {
			if (days[i] <= day - WINDOW_DAYS || !isTouch(events[i])) continue;
			touches++;
			last = days[i];
			const content = contentOf(events[i]);
			if (content !== undefined) met.add(content);
		}
		if (touches === 0) return;
		const hit = Number(outcomeOn !== null && outcomeOn <= day + this.horizonDays);
		const stratum = stratumOf(look, touches, day - last);
		const numbers: number[] = [];
		for (const content of met) {
			const own = this.tallied(content);
			if (!own) continue;
			own.people++;
			own.hits += hit;
			numbers.push(own.number);
		}
		this.looked.add(stratum, hit, numbers);
	}

	private addTouches({ events, days }: Person, outcomeOn: LocalDay): void {
		const contents = events.flatMap((event, i) =>
			days[i] <= outcomeOn ? (contentOf(event) ?? []) : [],
		);
		const [first, last] = [contents[0], contents.at(-1)].map((one) =>
			one === undefined ? undefined : this.tallied(one),
		);
		if (first) first.first++;
		if (last) last.last++;
	}

	private tallied(content: string): Tallied | undefined {
		const known = this.contents.get(content);
		if (known) return known;
		if (this.contents.size >= MOST_CONTENTS) {
			if (this.tooMany.size < MOST_CONTENTS) this.tooMany.add(content);
			return undefined;
		}
		const made: Tallied = { number: this.contents.size, people: 0, hits: 0, first: 0, last: 0 };
		this.contents.set(content, made);
		return made;
	}

	result(): ContentScores {
		const lifts = this.looked.lifts(this.contents.size);
		const contents = [...this.contents].map(
			([content, { number, people, hits, first, last }]): ContentScore => ({
				content,
				people,
				hits,
				lift: lifts[number],
				firstTouches: first,
				lastTouches: last,
			}),
		);
		const sure = ({ lift }: ContentScore) => lift?.from ?? -1;
		return {
			looks: this.looked.count,
			hits: this.looked.hits,
			contents: contents.sort(
				(a, b) => sure(b) - sure(a) || b.people - a.people || (a.content < b.content ? -1 : 1),
			),
			leftOut: this.tooMany.size,
		};
	}
}

/** Who did as much, as recently, looked at on the same day. */
function stratumOf(look: number, touches: number, quietDays: number): number {
	const recency = quietDays <= 7 ? 0 : quietDays <= 30 ? 1 : 2;
	// Each up to ten, then in steps of a fifth.
	const activity =
		touches <= 10 ? touches : 10 + Math.round(Math.log(touches / 10) / Math.log(1.2));
	return (activity * 3 + recency) * LOOK_DAYS + look;
}

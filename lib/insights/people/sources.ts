import { shareOf, type Share } from '../../scoring/calibrate/shares';
import { isIn, type Period } from '../period';
import { isTouch, type Person } from './person';

/** Where candidates come from. */
export type SourceField = 'channel' | 'source' | 'campaign';

/** How a channel, source or campaign does. */
export interface SourceCount {
	name: string;
	/** Candidates who did something through it in the period, and what they did. */
	people: number;
	events: number;
	/** Of those candidates, for how many it was the first thing they ever did. */
	firstTouches: number;
	/** Of those candidates, who came to the outcome afterwards, by now. */
	outcomes: Share & { hits: number };
	/** Events in the earlier and the later half of the period. */
	earlier: number;
	later: number;
	/** Whether it used to bring something, and fell silent in the later half. */
	isSilent: boolean;
}

const MOST_NAMES = 1_000;
/** Fewer events before are too few for silence to mean something. */
const LOUD = 20;

interface Tallied {
	people: number;
	events: number;
	first: number;
	hits: number;
	earlier: number;
	later: number;
}

/** Counts who came through what. */
export class SourceTally {
	private readonly names = new Map<string, Tallied>();

	constructor(
		private readonly field: SourceField,
		private readonly period: Period,
	) {}

	add({ events, days, outcomeOn }: Person): void {
		const own = new Set<Tallied>();
		const middle = (this.period.from + this.period.until) / 2;
		const firstTouch = events.find((event) => isTouch(event));
		for (let i = 0; i < events.length; i++) {
			if (!isIn(this.period, days[i]) || !isTouch(events[i])) continue;
			const tallied = this.tallied(events[i][this.field]);
			if (!tallied) continue;
			tallied.events++;
			tallied[days[i] > middle ? 'later' : 'earlier']++;
			if (!own.has(tallied)) {
				own.add(tallied);
				tallied.people++;
				tallied.hits += Number(outcomeOn !== null && outcomeOn >= days[i]);
			}
			if (events[i] === firstTouch) tallied.first++;
		}
	}

	/** Most candidates first. */
	result(): SourceCount[] {
		return [...this.names]
			.map(([name, { people, events, first, hits, earlier, later }]) => ({
				name,
				people,
				events,
				firstTouches: first,
				outcomes: { hits, ...shareOf(hits, people) },
				earlier,
				later,
				isSilent: earlier >= LOUD && later === 0,
			}))
			.sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1));
	}

	private tallied(value: string | undefined): Tallied | undefined {
		const name = value?.trim().toLowerCase();
		if (!name) return undefined;
		const known = this.names.get(name);
		if (known || this.names.size >= MOST_NAMES) return known;
		const made = { people: 0, events: 0, first: 0, hits: 0, earlier: 0, later: 0 };
		this.names.set(name, made);
		return made;
	}
}

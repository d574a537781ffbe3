import type { Dice } from './dice';
import type { TownEvent } from './event';
import { firstNames, lastNames } from './vocabulary';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MIXED_CASE = 0.04;

/** By which of a resident's identities an event is known: site, mail tool, site while filling a form, or ATS. */
export type Seen = 'visitor' | 'mail' | 'form' | 'ats';

/** What an event says beyond its type and moment. */
export type Details = Partial<
	Pick<TownEvent, 'subject' | 'source' | 'channel' | 'campaign' | 'consent' | 'properties'>
>;

/** An event that does not have its number yet. */
export type Entry = Omit<TownEvent, 'eventId'>;

/** When it happened, UTC milliseconds. */
export function momentOf({ occurredAt }: Entry): number {
	return Date.parse(occurredAt);
}

/** Everything one resident of the town did, written in any order. */
export class Diary {
	readonly entries: Entry[] = [];

	private readonly visitorId: string;

	private readonly externalId: string;

	private readonly email: string;

	private clockMs = 0;

	/** @param number - tells this resident from all others */
	constructor(
		number: string,
		readonly dice: Dice,
		private readonly asOfMs: number,
	) {
		this.visitorId = `visitor-${number}`;
		this.externalId = `ATS-${number}`;
		this.email = `${dice.pick(firstNames)}.${dice.pick(lastNames)}.${number}@mail.example`;
		this.email = this.email.toLowerCase();
	}

	/** Goes to some moment in waking hours, `daysAgo` days before the end of the story. */
	goTo(daysAgo: number): this {
		const midnightMs = Math.floor(this.asOfMs / DAY_MS) * DAY_MS;
		const minuteOfDay = this.dice.whole(7 * 60, 21 * 60);
		const momentMs = midnightMs - Math.round(daysAgo) * DAY_MS + minuteOfDay * MINUTE_MS;
		this.clockMs = momentMs > this.asOfMs - DAY_MS / 24 ? momentMs - DAY_MS : momentMs;
		return this;
	}

	/** Writes down one event, a few minutes after the one before it. */
	write(seen: Seen, type: string, details: Details = {}): this {
		this.clockMs += this.dice.whole(20, 200) * 1000;
		this.entries.push(this.entryAt(this.clockMs, seen, type, details));
		return this;
	}

	/** One more page, on a day on which the resident was about anyway. */
	writeFiller(page: string): Entry {
		const beside = momentOf(this.dice.pick(this.entries)) + this.dice.whole(1, 59) * 1000;
		const atMs = Math.min(beside, this.asOfMs);
		const entry = this.entryAt(atMs, 'visitor', 'page.viewed', { subject: page });
		this.entries.push(entry);
		return entry;
	}

	private entryAt(atMs: number, seen: Seen, type: string, details: Details): Entry {
		const occurredAt = new Date(atMs).toISOString();
		return { type, occurredAt, ...this.identitiesFor(seen), ...details };
	}

	private identitiesFor(seen: Seen): Pick<TownEvent, 'email' | 'visitorId' | 'externalId'> {
		if (seen === 'visitor') return { visitorId: this.visitorId };
		const email = this.dice.chance(MIXED_CASE) ? this.shout() : this.email;
		if (seen === 'mail') return { email };
		return seen === 'form'
			? { email, visitorId: this.visitorId }
			: { email, externalId: this.externalId };
	}

	/** The same address, as people type it on a phone. */
	private shout(): string {
		return this.email.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
	}
}

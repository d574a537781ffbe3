import { Dice } from './town/dice';
import type { Entry } from './town/diary';
import { Diary, momentOf } from './town/diary';
import type { TownEvent } from './town/event';
import { addMisfortune, lives } from './town/lives';
import { deliver } from './town/post';
import { pages } from './town/vocabulary';

export type { TownEvent } from './town/event';

const DAY_MS = 86_400_000;
const DUPLICATES = 0.03;
/** Small towns vary; below this the stories themselves may be longer than the number of deliveries asked for. */
const DELIVERIES_PER_CANDIDATE = 10;

/** How big a town, and when its year ends. */
export interface TownOptions {
	/** End of the year that is told, UTC milliseconds; nothing happens after it. */
	asOfMs: number;
	/** Default 2,000. */
	candidates?: number;
	/** Events as delivered, duplicates included. Default ten per candidate. */
	deliveries?: number;
	/** Another seed is another town. Default 1. */
	seed?: number;
}

/** A year of a town of candidates. */
export interface Town {
	/** End of the year, UTC milliseconds. */
	asOfMs: number;
	/** In order of arrival: a few late, a few twice. */
	events: TownEvent[];
	/** Different people behind the events, after their identities are joined. */
	candidates: number;
	/** Different events among the deliveries. */
	uniqueEvents: number;
}

function liveALife(number: string, dice: Dice, asOfMs: number): Diary {
	const diary = new Diary(number, dice, asOfMs);
	dice.weighted(lives)(diary);
	if (diary.entries.some((entry) => entry.email !== undefined)) {
		const lastMs = Math.max(...diary.entries.map(momentOf));
		const lastDay = Math.max(0, Math.floor((asOfMs - lastMs) / DAY_MS) - 1);
		const pauseUntil = new Date(asOfMs + 90 * DAY_MS).toISOString().slice(0, 10);
		addMisfortune(diary, lastDay, pauseUntil);
	}
	return diary;
}

/** Hardly worth points, and not what tells us that a visitor and an address are one person. */
function isExpendable({ type, email, visitorId }: Entry): boolean {
	const isLink = email !== undefined && visitorId !== undefined;
	return !isLink && (type === 'page.viewed' || type === 'email.opened');
}

/** Adds or takes away events that hardly matter until there are exactly `count`. */
function fitTo(count: number, diaries: readonly Diary[], dice: Dice): Entry[] {
	let entries = diaries.flatMap((diary) => diary.entries);
	for (let missing = count - entries.length; missing > 0; missing--)
		entries.push(dice.pick(diaries).writeFiller(dice.pick(pages)));
	let surplus = entries.length - count;
	const lonely = new Set(
		diaries.filter((diary) => diary.entries.length === 1).map((d) => d.entries[0]),
	);
	entries = entries.filter(
		(entry) => surplus <= 0 || !isExpendable(entry) || lonely.has(entry) || surplus-- <= 0,
	);
	if (entries.length > count)
		throw new RangeError(`${count} events are too few for ${diaries.length} candidates`);
	return entries;
}

/** Numbers of people and events; those of two towns never clash. */
function numberIn(seed: number, index: number): string {
	return `${seed}-${String(index + 1).padStart(6, '0')}`;
}

/**
 * Tells a year of See, Think, Do and Care: anonymous visitors, readers, seekers, people who went quiet, came back or were hired.
 *
 * Pure: the same options give the same town.
 *
 * @throws {RangeError} when `deliveries` is too small for so many candidates
 */
export function generateTown(options: TownOptions): Town {
	const { asOfMs, candidates = 2000, seed = 1 } = options;
	const { deliveries = candidates * DELIVERIES_PER_CANDIDATE } = options;
	const dice = new Dice(seed);
	const diaries = Array.from({ length: candidates }, (_, i) =>
		liveALife(numberIn(seed, i), dice.fork(i), asOfMs),
	);
	const duplicates = Math.round(deliveries * DUPLICATES);
	const unique = fitTo(deliveries - duplicates, diaries, dice).map((entry, i): TownEvent => ({
		eventId: `evt-${numberIn(seed, i)}`,
		...entry,
	}));
	return {
		asOfMs,
		events: deliver(unique, duplicates, dice),
		candidates,
		uniqueEvents: unique.length,
	};
}

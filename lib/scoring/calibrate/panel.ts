import type { AgeDecay } from '../decay';
import type { LocalDay } from '../localDay';
import { leftAfter } from './decays';

/** A person with what happened, and when the outcome came about. */
export interface Followed {
	/** The part the person belongs to: points are tried on parts they were not learned from. */
	fold: number;
	/** What happened, by the rule it falls under, in any order; an amount is how often it counts, 1 where left out. */
	deeds: ReadonlyArray<{ rule: string; day: LocalDay; amount?: number }>;
	/** What was known of who the person is, on days from one up to another, that one not included. */
	traits?: ReadonlyArray<{ trait: string; from: LocalDay; until: LocalDay }>;
	/** null for not so far. */
	outcomeOn: LocalDay | null;
}

/** At which moments people are looked at, and how far ahead. */
export interface PanelSettings {
	/** How far ahead the outcome is looked for, in days. */
	horizonDays: number;
	/** Days between looks. */
	everyDays: number;
	/** The first look. */
	from: LocalDay;
	/** The last day on which anything is known; looks whose horizon ends later are left out. */
	until: LocalDay;
}

/**
 * People looked at again and again, each time knowing only what had happened until then.
 *
 * Somebody counts from the first deed until the outcome. Whether it comes about within the horizon is known of every
 * row: looks too late to tell are left out.
 */
export interface Panel {
	people: readonly Followed[];
	/** Place of the person of each row. */
	person: Int32Array;
	/** When the person is looked at. */
	day: Int32Array;
	/** Whether the outcome comes about within the horizon: 1 or 0. */
	outcome: Uint8Array;
	folds: Int32Array;
	/** Of rows without the outcome one in so many was kept; 1 for all. */
	oneIn: number;
}

/**
 * Looks at people from time to time.
 *
 * @param most - about how many rows to keep; rows with the outcome are all kept
 */
export function lookAtPeople(
	people: readonly Followed[],
	{ horizonDays, everyDays, from, until }: PanelSettings,
	most = Infinity,
): Panel {
	const found: Array<{ person: number; day: LocalDay; hit: number }> = [];
	let hits = 0;
	people.forEach(({ deeds, outcomeOn }, person) => {
		const first = deeds.reduce((earliest, { day }) => Math.min(earliest, day), Infinity);
		for (let day = from; day + horizonDays <= until; day += everyDays) {
			if (day < first) continue;
			if (outcomeOn !== null && outcomeOn <= day) break;
			const hit = Number(outcomeOn !== null && outcomeOn <= day + horizonDays);
			hits += hit;
			found.push({ person, day, hit });
		}
	});
	const oneIn = Math.max(1, Math.ceil((found.length - hits) / Math.max(1, most - hits)));
	let misses = 0;
	const rows = found.filter(({ hit }) => hit === 1 || misses++ % oneIn === 0);
	return {
		people,
		person: Int32Array.from(rows, (row) => row.person),
		day: Int32Array.from(rows, (row) => row.day),
		outcome: Uint8Array.from(rows, (row) => row.hit),
		folds: Int32Array.from(rows, (row) => people[row.person].fold),
		oneIn,
	};
}

/** What a rule's deeds come to in each row as they lose their worth. */
export function decayedAmounts(
	{ people, person, day }: Panel,
	rule: string,
	decay: AgeDecay,
): Float64Array {
	const own = people.map(({ deeds }) => deeds.filter((deed) => deed.rule === rule));
	const left = leftAfter(decay);
	return Float64Array.from(person, (one, row) => {
		let sum = 0;
		for (const { day: happened, amount = 1 } of own[one]) {
			const age = day[row] - happened;
			if (age >= 0) sum += amount * (left[age] ?? 0);
		}
		return sum;
	});
}

/** Whether a trait was known to hold in each row: 1 or 0. */
export function traitAmounts({ people, person, day }: Panel, trait: string): Float64Array {
	const own = people.map(({ traits = [] }) => traits.filter((one) => one.trait === trait));
	return Float64Array.from(person, (one, row) =>
		Number(own[one].some(({ from, until }) => from <= day[row] && day[row] < until)),
	);
}

/** Days since the last deed of each row. */
export function daysSinceLast({ people, person, day }: Panel): Float64Array {
	return Float64Array.from(person, (one, row) =>
		people[one].deeds.reduce((least, deed) => {
			const age = day[row] - deed.day;
			return age >= 0 && age < least ? age : least;
		}, Infinity),
	);
}

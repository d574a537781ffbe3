import type { LocalDay } from '../../localDay';
import type { CompiledModel } from '../../model/compileModel';
import { FEWEST, SOUND } from '../calibrateRows';
import { findDecayStepwise, type FoundDecay } from '../findDecay';
import { lookAtPeople, type Followed, type Panel } from '../panel';
import { firstDay } from './follow';
import type { Outcome } from './outcome';
import { traitSigns } from './traits';

/** On which days is learned, and on which later ones what was learned is tried. */
export interface Split {
	from: LocalDay;
	/** Outcomes up to this day are learned from; looks from this day on are for trying. */
	at: LocalDay;
	/** The last day of which anything is known. */
	until: LocalDay;
	horizonDays: number;
}

/** What was learned, or why nothing was. */
export type Learned =
	| {
			standing: 'exploratory' | 'sound';
			split: Split;
			panel: Panel;
			found: FoundDecay;
			/** Different candidates it was learned from who came to the outcome. */
			hits: number;
	  }
	| { standing: 'refused'; hits: number; why: string };

const EVERY_DAYS = 14;
/** The part of the time that is learned from; the rest is for trying. */
const TO_LEARN = 0.7;
/** Rows are enough to tell half-lives apart. */
const PANEL_ROWS = 8_000;
/** A rule that fewer did is left as it is. */
const ENOUGH_PEOPLE = 20;

/**
 * Learns decay and points of the rules, and points of the criteria of the profile, from what was before and what came of
 * it; stops now and then, so that
 * others can be let through.
 *
 * @param until - the last day of which anything is known
 */
export function* learnRules(
	people: readonly Followed[],
	compiled: CompiledModel,
	outcome: Outcome,
	horizonDays: number,
	until: LocalDay,
): Generator<void, Learned> {
	const split = splitTime(people, horizonDays, until);
	const reached = people.filter(({ outcomeOn }) => outcomeOn !== null).length;
	if (reached < FEWEST) return refuse(reached, people.length, outcome);
	if (!split)
		return {
			standing: 'refused',
			hits: reached,
			why: `The ledger covers too short a time to see who of them ${outcome.said} within ${horizonDays} days: choose fewer days, or wait.`,
		};
	const panel = lookAtPeople(
		people,
		{ horizonDays, everyDays: EVERY_DAYS, from: split.from, until: split.at },
		PANEL_ROWS,
	);
	const hits = countPeople(panel);
	if (hits < FEWEST) return refuse(hits, new Set(panel.person).size, outcome);
	const misses = panel.outcome.length - panel.outcome.reduce((sum, one) => sum + one, 0);
	if (misses < FEWEST)
		return {
			standing: 'refused',
			hits,
			why: `Nearly all candidates ${outcome.said} within ${horizonDays} days; at least ${FEWEST} others are needed to compare with.`,
		};
	const signs = signsOf(people, compiled, outcome);
	if (signs.size === 0)
		return {
			standing: 'refused',
			hits,
			why: `No rule that foretells it was met by ${ENOUGH_PEOPLE} candidates or more; rules about applications themselves are left out.`,
		};
	const traits = traitSigns(people, compiled, ENOUGH_PEOPLE);
	const found = yield* findDecayStepwise(panel, { rules: signs, traits });
	if (!found)
		return { standing: 'refused', hits, why: 'In one of the parts nobody has the outcome.' };
	return { standing: hits < SOUND ? 'exploratory' : 'sound', split, panel, found, hits };
}

function refuse(hits: number, of: number, { said }: Outcome): Learned {
	const why = `Only ${hits} of ${of} candidates ${said} after something that earns points, early enough to tell; at least ${FEWEST} are needed. Choose an outcome that comes about more often, or a longer period.`;
	return { standing: 'refused', hits, why };
}

function splitTime(
	people: readonly Followed[],
	horizonDays: number,
	until: LocalDay,
): Split | null {
	const first = people.reduce((earliest, one) => Math.min(earliest, firstDay(one)), Infinity);
	const from = first + EVERY_DAYS;
	const lastLook = until - horizonDays;
	if (!(lastLook - from >= EVERY_DAYS)) return null;
	const at = Math.max(from + horizonDays, Math.round(from + TO_LEARN * (lastLook - from)));
	return { from, at: at <= lastLook ? at : until, until, horizonDays };
}

function countPeople({ person, outcome }: Panel): number {
	return new Set(person.filter((_, row) => outcome[row] === 1)).size;
}

/** The rules points can be learned of, and which way they go. */
function signsOf(
	people: readonly Followed[],
	{ rules }: CompiledModel,
	{ barred }: Outcome,
): Map<string, 1 | -1> {
	const counts = new Map<string, number>();
	for (const { deeds } of people)
		for (const rule of new Set(deeds.map((deed) => deed.rule)))
			counts.set(rule, (counts.get(rule) ?? 0) + 1);
	return new Map(
		rules
			.filter(
				({ key, points }) =>
					points !== 0 && !barred.has(key) && (counts.get(key) ?? 0) >= ENOUGH_PEOPLE,
			)
			.map(({ key, points }) => [key, points > 0 ? 1 : -1]),
	);
}

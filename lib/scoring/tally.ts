import type { LocalDay } from './localDay';

/** Local days with how often the rule's event happened, ascending: `[day, count, day, count, …]`. */
export type DayCounts = number[];

/** The local days on which a subject was met, ascending, each once. */
export type SubjectDays = LocalDay[];

/**
 * The folded memory of what a candidate did: all that a score needs of behaviour.
 *
 * Adding an event is commutative and associative, and {@link mergeTallies} is the union of two folds, so
 * late events, parallel workers, replays and identity merges all end in the same tally. It is plain JSON:
 * what is stored is what is computed with.
 */
export interface Tally {
	/** Per rule without subjects: how often on which day. */
	counts: Record<string, DayCounts>;
	/** Per rule with subjects, per subject (see {@link subjectKey}): on which days. */
	subjects: Record<string, Record<string, SubjectDays>>;
}

/** Nothing counted yet. */
export function emptyTally(): Tally {
	return { counts: {}, subjects: {} };
}

/**
 * The key under which a tally keeps a subject. The prefix keeps subjects like `__proto__` or `12` plain
 * data in a plain object; an event without a subject has one too.
 */
export function subjectKey(subject: string | undefined): string {
	return `:${subject ?? ''}`;
}

/** Adds one event of a rule on a day. */
export function addCount(tally: Tally, ruleKey: string, day: LocalDay, count = 1): void {
	const counts = (tally.counts[ruleKey] ??= []);
	const last = counts.length - 2;
	if (last < 0 || counts[last] < day) {
		counts.push(day, count);
	} else if (counts[last] === day) {
		counts[last + 1] += count;
	} else {
		insertCount(counts, day, count);
	}
}

function insertCount(counts: DayCounts, day: LocalDay, count: number): void {
	let low = 0;
	let high = counts.length / 2;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (counts[middle * 2] < day) low = middle + 1;
		else high = middle;
	}
	if (counts[low * 2] === day) counts[low * 2 + 1] += count;
	else counts.splice(low * 2, 0, day, count);
}

/** Notes that a rule's subject was met on a day; the same day again changes nothing. */
export function addSubjectDay(tally: Tally, ruleKey: string, subject: string, day: LocalDay): void {
	const subjects = (tally.subjects[ruleKey] ??= {});
	const days = subjects[subject];
	if (!days) subjects[subject] = [day];
	else addDay(days, day);
}

function addDay(days: SubjectDays, day: LocalDay): void {
	let at = days.length;
	while (at > 0 && days[at - 1] > day) at--;
	if (at === 0 || days[at - 1] !== day) days.splice(at, 0, day);
}

/**
 * The tally of two candidates who turn out to be one person: counts add, days unite.
 *
 * @returns a new tally; both arguments stay as they are
 */
export function mergeTallies(a: Tally, b: Tally): Tally {
	const merged = structuredClone(a);
	for (const [ruleKey, counts] of Object.entries(b.counts)) {
		for (let i = 0; i < counts.length; i += 2) addCount(merged, ruleKey, counts[i], counts[i + 1]);
	}
	for (const [ruleKey, subjects] of Object.entries(b.subjects)) {
		for (const [subject, days] of Object.entries(subjects)) {
			for (const day of days) addSubjectDay(merged, ruleKey, subject, day);
		}
	}
	return merged;
}

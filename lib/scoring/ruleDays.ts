import type { LocalDay } from './localDay';
import type { Tally } from './tally';

/** The local days on which any of these rules was met, ascending, each once; limits do not matter here. */
export function ruleDays(tally: Tally, ruleKeys: readonly string[]): LocalDay[] {
	const days: LocalDay[] = [];
	for (const key of ruleKeys) {
		const counts = tally.counts[key];
		if (counts) for (let i = 0; i < counts.length; i += 2) days.push(counts[i]);
		const subjects = tally.subjects[key];
		for (const subject in subjects) addAll(days, subjects[subject]);
	}
	return sortDays(days);
}

/**
 * The days on which a rule had met at least so many different subjects within a window that ends that day.
 *
 * @param withinDays - length of the window, the day itself included
 */
export function distinctSubjectDays(
	tally: Tally,
	ruleKeys: readonly string[],
	atLeast: number,
	withinDays: number,
): LocalDay[] {
	if (countSubjects(tally, ruleKeys) < atLeast) return [];
	const visits: Array<{ day: LocalDay; subject: string }> = [];
	for (const key of ruleKeys) {
		const subjects = tally.subjects[key];
		for (const subject in subjects)
			for (const day of subjects[subject]) visits.push({ day, subject });
	}
	visits.sort((a, b) => a.day - b.day);
	const inWindow = new Map<string, number>();
	const found: LocalDay[] = [];
	let oldest = 0;
	for (const { day, subject } of visits) {
		inWindow.set(subject, (inWindow.get(subject) ?? 0) + 1);
		for (; visits[oldest].day <= day - withinDays; oldest++) {
			const left = (inWindow.get(visits[oldest].subject) ?? 0) - 1;
			if (left > 0) inWindow.set(visits[oldest].subject, left);
			else inWindow.delete(visits[oldest].subject);
		}
		if (inWindow.size >= atLeast && found.at(-1) !== day) found.push(day);
	}
	return found;
}

/** How many subjects rules met, one counted for each rule that met it. */
function countSubjects(tally: Tally, ruleKeys: readonly string[]): number {
	let met = 0;
	for (const key of ruleKeys) met += Object.keys(tally.subjects[key] ?? {}).length;
	return met;
}

/** Adds days to a list. */
export function addAll(days: LocalDay[], more: readonly LocalDay[]): void {
	for (let i = 0; i < more.length; i++) days.push(more[i]);
}

/** Puts days in ascending order, each once, in place. */
export function sortDays(days: LocalDay[]): LocalDay[] {
	if (days.length < 2) return days;
	sortAscending(days);
	let kept = 1;
	for (let i = 1; i < days.length; i++) {
		if (days[i] !== days[kept - 1]) days[kept++] = days[i];
	}
	days.length = kept;
	return days;
}

/** The index of the last entry that is not after the day; -1 when all are. */
export function lastIndexUpTo(days: readonly LocalDay[], day: LocalDay): number {
	let low = 0;
	let high = days.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (days[middle] <= day) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}

/** Lists longer than this are left to the built-in sort; it copies, which costs a short list more than sorting. */
const SHORT = 32;

/** Puts numbers in ascending order, in place; short lists, which most are, without a copy. */
export function sortAscending(numbers: number[]): number[] {
	if (numbers.length > SHORT) return numbers.sort((a, b) => a - b);
	for (let i = 1; i < numbers.length; i++) {
		const number = numbers[i];
		let at = i;
		for (; at > 0 && numbers[at - 1] > number; at--) numbers[at] = numbers[at - 1];
		numbers[at] = number;
	}
	return numbers;
}

import type { LocalDay } from './localDay';
import type { Tally } from './tally';

/** The local days on which a rule was met, ascending, each once; limits do not matter here. */
export function ruleDays(tally: Tally, ruleKey: string): LocalDay[] {
	const counts = tally.counts[ruleKey];
	if (counts) return counts.filter((_, i) => i % 2 === 0);
	return sortDays(Object.values(tally.subjects[ruleKey] ?? {}).flat());
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
	const visits = ruleKeys
		.flatMap((key) => Object.entries(tally.subjects[key] ?? {}))
		.flatMap(([subject, days]) => days.map((day) => ({ day, subject })))
		.sort((a, b) => a.day - b.day);
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

/** Days in ascending order, each once. */
export function sortDays(days: readonly LocalDay[]): LocalDay[] {
	return [...new Set(days)].sort((a, b) => a - b);
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

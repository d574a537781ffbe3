import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import { ruleDays, sortDays } from './ruleDays';
import type { Tally } from './tally';

/**
 * The days on which somebody who had been away for long came back and meant it: dormant for `quietDays`, then so many
 * views within `withinDays`, the day of the return included. Ascending; at most one per return.
 *
 * A vacancy counts once a day; where a rule does not tell vacancies apart, every view counts.
 *
 * @param active - days of activity, ascending; days of views need not be among them
 */
export function returnDays(
	tally: Tally,
	active: readonly LocalDay[],
	{ model, viewRules }: CompiledModel,
): LocalDay[] {
	const { quietDays, views, withinDays } = model.transitions.returnSignal;
	const days = sortDays([...active, ...ruleDays(tally, viewRules)]);
	const found: LocalDay[] = [];
	let perDay: ReadonlyMap<LocalDay, number> | undefined;
	for (let i = 1; i < days.length; i++) {
		const back = days[i];
		if (back - days[i - 1] < quietDays) continue;
		perDay ??= viewsPerDay(tally, viewRules);
		let seen = 0;
		for (let at = i; at < days.length && days[at] < back + withinDays; at++) {
			seen += perDay.get(days[at]) ?? 0;
			if (seen < views) continue;
			found.push(days[at]);
			break;
		}
	}
	return found;
}

/** Several rules may hear of the same view, so the one that saw most of a day counts. */
function viewsPerDay(
	{ counts, subjects }: Tally,
	rules: readonly string[],
): ReadonlyMap<LocalDay, number> {
	const most = new Map<LocalDay, number>();
	for (const rule of rules) {
		const seen = new Map<LocalDay, number>();
		const add = (day: LocalDay, views: number) => seen.set(day, (seen.get(day) ?? 0) + views);
		const ofRule = counts[rule] ?? [];
		for (let i = 0; i < ofRule.length; i += 2) add(ofRule[i], ofRule[i + 1]);
		for (const days of Object.values(subjects[rule] ?? {})) for (const day of days) add(day, 1);
		for (const [day, views] of seen) most.set(day, Math.max(views, most.get(day) ?? 0));
	}
	return most;
}

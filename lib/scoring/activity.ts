import type { Credit } from './credit';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Timelines } from './timeline';

/** The days on which a candidate earned points or got an application status; in no order, some twice. */
export function activeDays(
	credits: readonly Credit[],
	timelines: Timelines,
	compiled: CompiledModel,
): LocalDay[] {
	const days: LocalDay[] = [];
	for (const credit of credits) {
		for (let i = 0; i < credit.days.length; i++)
			if (credit.points[i] > 0) days.push(credit.days[i]);
	}
	for (const [at] of timelines.statuses) days.push(compiled.toLocalDay(at));
	return days;
}

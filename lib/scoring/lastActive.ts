import { creditMemory, type Credit } from './credit';
import type { Memory } from './evaluation';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Timelines } from './timeline';

/**
 * The last local day on which a candidate earned points or got an application status, up to a day.
 *
 * @returns null where there is none
 */
export function lastActiveOn(
	memory: Memory,
	compiled: CompiledModel,
	day: LocalDay,
): LocalDay | null {
	return lastActiveOf(creditMemory(memory, compiled), memory.timelines, compiled, day);
}

/** {@link lastActiveOn} of credits that are known already. */
export function lastActiveOf(
	credits: readonly Credit[],
	timelines: Timelines,
	compiled: CompiledModel,
	day: LocalDay,
): LocalDay | null {
	let last = -Infinity;
	for (const { days, points } of credits) {
		for (let i = days.length - 1; i >= 0 && days[i] > last; i--)
			if (days[i] <= day && points[i] > 0) last = days[i];
	}
	for (const [at] of timelines.statuses) {
		const on = compiled.toLocalDay(at);
		if (on <= day && on > last) last = on;
	}
	return last === -Infinity ? null : last;
}

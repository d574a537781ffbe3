import { activeDays } from './activity';
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
	let last: LocalDay | null = null;
	for (const one of activeDays(credits, timelines, compiled))
		if (one <= day && (last === null || one > last)) last = one;
	return last;
}

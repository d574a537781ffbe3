import { activeDays } from './activity';
import { creditMemory } from './credit';
import type { Memory } from './evaluation';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';

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
	let last: LocalDay | null = null;
	for (const one of activeDays(creditMemory(memory, compiled), memory.timelines, compiled))
		if (one <= day && (last === null || one > last)) last = one;
	return last;
}

import type { Evaluation, Memory } from './evaluation';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import { Walk } from './walk';

/**
 * Computes everything presented about a candidate at a moment, and how it came about.
 *
 * A pure function: the same memory, model and `asOf` give the same answer whatever happened in between. The
 * bucket depends on the bucket of the day before (hysteresis), so it is followed from the first event on,
 * day by day where something can change.
 *
 * @param asOfMs - UTC milliseconds; the whole local day it falls on counts
 */
export function evaluate(memory: Memory, compiled: CompiledModel, asOfMs: number): Evaluation {
	return evaluateOn(memory, compiled, compiled.toLocalDay(asOfMs));
}

/**
 * {@link evaluate} at the end of a local day.
 *
 * @param ahead - of how many coming changes at most {@link Evaluation.fading} tells; nothing is told for 0
 */
export function evaluateOn(
	memory: Memory,
	compiled: CompiledModel,
	day: LocalDay,
	ahead = 0,
): Evaluation {
	return new Walk(memory, compiled).run(day, ahead);
}

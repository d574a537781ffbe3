import type { Evaluation, Memory } from './evaluation';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import { applyOverrides, overrideDays } from './override';
import { countedMemory, objectedOn, profilingDays } from './profiling';
import { Walk } from './walk';

/**
 * Computes everything presented about a candidate at a moment, and how it came about.
 *
 * A pure function: the same memory, model and `asOf` give the same answer whatever happened in between. The
 * bucket depends on the bucket of the day before (hysteresis), so it is followed from the first event on,
 * day by day where something can change.
 *
 * Three things people decide come before what is computed. Without consent for profiling nothing counts (see
 * {@link countedMemory}). An objection keeps everything but medals as it was at the end of the day it came. An override
 * shows another value until it expires.
 *
 * @param asOfMs - UTC milliseconds; the whole local day it falls on counts
 */
export function evaluate(memory: Memory, compiled: CompiledModel, asOfMs: number): Evaluation {
	return evaluateOn(memory, compiled, compiled.toLocalDay(asOfMs));
}

/**
 * {@link evaluate} at the end of a local day.
 *
 * @param ahead - of how many coming changes at most {@link Evaluation.fading} tells; nothing is told for 0, nor where
 * people decided otherwise
 */
export function evaluateOn(
	memory: Memory,
	compiled: CompiledModel,
	day: LocalDay,
	ahead = 0,
): Evaluation {
	const counted = countedMemory(memory, compiled, day);
	const natural = new Walk(counted, compiled).run(day, ahead);
	const { overrides, objections } = memory.timelines;
	if (counted === memory && !overrides && !objections) return natural;
	const frozen = freeze(natural, counted, compiled);
	const shown = overrides ? applyOverrides(frozen, counted, compiled) : frozen;
	const { timelines } = memory;
	const turns = [...overrideDays(overrides, compiled), ...profilingDays(timelines, compiled)];
	const next = Math.min(
		shown.nextChangeOn ?? Infinity,
		...turns.filter((turn) => turn > day && turn < Infinity),
	);
	return { ...shown, nextChangeOn: next === Infinity ? null : next, fading: undefined };
}

/** Keeps what was presented when the person objected; nobody is sent anywhere because of it. */
function freeze(natural: Evaluation, counted: Memory, compiled: CompiledModel): Evaluation {
	const day = natural.evaluatedOn;
	const since = objectedOn(counted.timelines, compiled, day);
	if (since === null) return natural;
	const then = since === day ? natural : new Walk(counted, compiled).run(since);
	const { medal, firstQualifiedAt, firstPlacedAt, changes } = natural;
	return {
		...then,
		medal,
		firstQualifiedAt,
		firstPlacedAt,
		route: 'keepWarm',
		evaluatedOn: day,
		nextChangeOn: null,
		changes: changes.filter((change) => change.kind === 'medal' || change.day <= since),
	};
}

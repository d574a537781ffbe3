import type { Decay } from './model/types';

/** A decay that says what is left of a point by its age alone. */
export type AgeDecay = Exclude<Decay, { kind: 'perDay' }>;

/**
 * What is left of a point after so many local days.
 *
 * - none: all of it
 * - half-life: all of it through the grace days, then halved every `days` days
 * - linear: all of it through the grace days, then evenly less, nothing after another `days` days
 * - steps: `percent` of the original less after every `everyDays` days
 * - expires: all of it on its day and the next `afterDays` − 1 days, then nothing
 *
 * Anything older than the horizon is worth exactly 0, so that forgetting it changes nothing.
 *
 * @param ageDays - whole local days since the event, 0 on its day
 * @returns 0 to 1
 * @example
 * decayFactor({ kind: 'halfLife', days: 45, graceDays: 7 }, 52, 730) //=> 0.5
 */
export function decayFactor(decay: AgeDecay, ageDays: number, horizonDays: number): number {
	if (ageDays > horizonDays) return 0;
	switch (decay.kind) {
		case 'none':
			return 1;
		case 'halfLife':
			return ageDays <= decay.graceDays ? 1 : 2 ** (-(ageDays - decay.graceDays) / decay.days);
		case 'linear':
			return 1 - Math.min(1, Math.max(0, ageDays - decay.graceDays) / decay.days);
		case 'steps':
			return Math.max(0, 1 - (decay.percent / 100) * Math.floor(ageDays / decay.everyDays));
		case 'expires':
			return ageDays < decay.afterDays ? 1 : 0;
	}
}

/** {@link decayFactor} for every age from 0 through the horizon, looked up instead of computed. */
export function decayTable(decay: AgeDecay, horizonDays: number): Float64Array {
	return Float64Array.from({ length: horizonDays + 1 }, (_, age) =>
		decayFactor(decay, age, horizonDays),
	);
}

import type { Decay } from './model/types';

/**
 * What is left of a point after so many local days.
 *
 * Half-life: 1 through the grace days, then halved every `days` days. Anything older than the horizon is
 * worth exactly 0, so that forgetting it changes nothing.
 *
 * @param ageDays - whole local days since the event, 0 on its day
 * @returns 0 to 1
 * @example
 * decayFactor({ kind: 'halfLife', days: 45, graceDays: 7 }, 52, 730) //=> 0.5
 */
export function decayFactor(decay: Decay, ageDays: number, horizonDays: number): number {
	if (ageDays > horizonDays) return 0;
	switch (decay.kind) {
		case 'none':
			return 1;
		case 'halfLife':
			return ageDays <= decay.graceDays ? 1 : 2 ** (-(ageDays - decay.graceDays) / decay.days);
	}
}

/** {@link decayFactor} for every age from 0 through the horizon, looked up instead of computed. */
export function decayTable(decay: Decay, horizonDays: number): Float64Array {
	return Float64Array.from({ length: horizonDays + 1 }, (_, age) =>
		decayFactor(decay, age, horizonDays),
	);
}

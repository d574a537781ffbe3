/** How far two spreads over the same classes lie apart. */
export interface Drift {
	/** Population stability index; 0 for the same spread. */
	psi: number;
	/** Under 0.1 is steady, from 0.25 on something else is going on. */
	standing: 'steady' | 'moving' | 'shifted';
}

const MOVING = 0.1;
const SHIFTED = 0.25;
/** Stands in for classes nobody is in, so that the logarithm exists. */
const LEAST = 0.5;

/**
 * The population stability index of counts by class; null where one of the two holds nobody.
 *
 * Sum of (new − old) × ln(new / old) over the shares. Source: N. Siddiqi, Credit Risk Scorecards, 2006, ch. 8.
 */
export function driftOf(before: readonly number[], after: readonly number[]): Drift | null {
	const [old, now] = [sum(before), sum(after)];
	if (old === 0 || now === 0) return null;
	const psi = before.reduce((total, count, i) => {
		const was = Math.max(count, LEAST) / old;
		const is = Math.max(after[i] ?? 0, LEAST) / now;
		return total + (is - was) * Math.log(is / was);
	}, 0);
	return { psi, standing: psi < MOVING ? 'steady' : psi < SHIFTED ? 'moving' : 'shifted' };
}

function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}

import type { Derivatives } from './projectedNewton';

/** What weights cost by themselves: half their squares times the penalty; the first, the base, is free. */
export function costOf(weights: Float64Array, penalty: number): number {
	let cost = 0;
	for (let k = 1; k < weights.length; k++) cost += (penalty / 2) * weights[k] ** 2;
	return cost;
}

/** Slope and curvature of {@link costOf}, to which those of the losses are added. */
export function deriveCost(weights: Float64Array, penalty: number): Derivatives {
	const size = weights.length;
	const gradient = new Float64Array(size);
	const curvature = new Float64Array(size * size);
	for (let k = 1; k < size; k++) {
		gradient[k] = penalty * weights[k];
		curvature[k * size + k] = penalty;
	}
	return { gradient, curvature };
}

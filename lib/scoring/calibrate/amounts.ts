import { logLoss, usualLogOdds } from './logistic';
import { costOf, deriveCost } from './penalty';
import { minimise, standardErrors, type Derivatives } from './projectedNewton';

/** What amounts are worth, on the scale of log-odds. */
export interface FittedAmounts {
	base: number;
	/** One per amount. */
	weights: number[];
	/** Works out their standard errors. */
	errors(): number[];
}

/**
 * Fits a logistic regression on amounts, each with one weight.
 *
 * @param amounts - per amount, one number per row
 * @param signs - per amount the sign its weight may not leave; 0 for any
 * @param outcome - 1 or 0 per row; both must occur
 * @param penalty - weight of half the squared weights against the log-losses
 */
export function fitAmounts(
	amounts: ReadonlyArray<Float64Array>,
	signs: readonly number[],
	outcome: Uint8Array,
	penalty: number,
): FittedAmounts {
	const size = amounts.length + 1;
	const odds = (weights: Float64Array, row: number) => {
		let sum = weights[0];
		for (let k = 1; k < size; k++) sum += weights[k] * amounts[k - 1][row];
		return sum;
	};
	const value = (weights: Float64Array) => {
		let loss = costOf(weights, penalty);
		for (let row = 0; row < outcome.length; row++)
			loss += logLoss(odds(weights, row), outcome[row]);
		return loss;
	};
	const derive = (weights: Float64Array): Derivatives => {
		const { gradient, curvature } = deriveCost(weights, penalty);
		for (let row = 0; row < outcome.length; row++) {
			const chance = 1 / (1 + Math.exp(-odds(weights, row)));
			const slope = chance - outcome[row];
			const bend = chance * (1 - chance);
			for (let a = 0; a < size; a++) {
				const amount = a === 0 ? 1 : amounts[a - 1][row];
				if (amount === 0) continue;
				gradient[a] += slope * amount;
				const line = a * size;
				curvature[line] += bend * amount;
				for (let b = 1; b <= a; b++) curvature[line + b] += bend * amount * amounts[b - 1][row];
			}
		}
		return { gradient, curvature };
	};
	const start = new Float64Array(size);
	start[0] = usualLogOdds(outcome);
	const fitted = minimise({ size, signs: Int8Array.from([0, ...signs]), value, derive }, start);
	return {
		base: fitted[0],
		weights: [...fitted.subarray(1)],
		errors: () => [...standardErrors(derive(fitted), size).subarray(1)],
	};
}

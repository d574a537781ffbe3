import { costOf, deriveCost } from './penalty';
import { minimise, standardErrors, type Derivatives } from './projectedNewton';

/** Rows in which of every column one level holds. */
export interface Design {
	/** Row by row, the weight of each column's level, numbered through all columns from 1; 0 is the base. */
	codes: Int32Array;
	columns: number;
	/** Weights in all, the base included. */
	weights: number;
	/** Ordered levels whose weights may go one way only. */
	ordered: readonly OrderedLevels[];
}

/** Neighbouring weights that may go in one direction only. */
export interface OrderedLevels {
	/** The first weight, and the one behind the last. */
	start: number;
	end: number;
	/** 1 where weights may not fall, −1 where they may not rise. */
	sign: 1 | -1;
}

/** What was learned; log-odds. */
export interface Fitted {
	/** The base first. */
	weights: Float64Array;
	/** Works out the standard errors of the weights, by the curvature at the best ones. */
	errors(): Float64Array;
}

/**
 * Fits a logistic regression: minimises half the sum of squared weights (not the base) × `penalty` plus the
 * log-losses, and keeps ordered levels in order. There is always one best answer, also where the outcome can be told
 * without fail: the penalty keeps weights finite. Ordered levels are worked on as the steps between them.
 *
 * @param outcome - 1 or 0 per row; both must occur
 */
export function fitLogistic(design: Design, outcome: Uint8Array, penalty: number): Fitted {
	const size = design.weights;
	const start = new Float64Array(size);
	start[0] = usualLogOdds(outcome);
	const steps = minimise(
		{
			size,
			signs: signsOf(design),
			value: (at) => lossOf(design, outcome, penalty, toWeights(design, at)),
			derive: (at) => toSteps(design, derive(design, outcome, penalty, toWeights(design, at))),
		},
		start,
	);
	const weights = toWeights(design, steps);
	const errors = () => standardErrors(derive(design, outcome, penalty, weights), size);
	return { weights, errors };
}

/** Log-odds of the outcome where nothing else is known. */
export function usualLogOdds(outcome: Uint8Array): number {
	const mean = outcome.reduce((sum, one) => sum + one, 0) / outcome.length;
	return Math.log(mean / (1 - mean));
}

/** What a chance given as log-odds costs; never overflows. */
export function logLoss(odds: number, hit: number): number {
	const against = hit ? -odds : odds;
	return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
}

/** Sign of each step between ordered levels. */
function signsOf({ weights, ordered }: Design): Int8Array {
	const signs = new Int8Array(weights);
	for (const { start, end, sign } of ordered) signs.fill(sign, start + 1, end);
	return signs;
}

/** From steps between ordered levels to their weights. */
function toWeights({ ordered }: Design, steps: Float64Array): Float64Array {
	const weights = Float64Array.from(steps);
	for (const { start, end } of ordered)
		for (let k = start + 1; k < end; k++) weights[k] += weights[k - 1];
	return weights;
}

function logOdds({ codes, columns }: Design, weights: Float64Array, row: number): number {
	let sum = weights[0];
	for (let k = row * columns; k < (row + 1) * columns; k++) sum += weights[codes[k]];
	return sum;
}

function lossOf(
	design: Design,
	outcome: Uint8Array,
	penalty: number,
	weights: Float64Array,
): number {
	let loss = costOf(weights, penalty);
	for (let row = 0; row < outcome.length; row++)
		loss += logLoss(logOdds(design, weights, row), outcome[row]);
	return loss;
}

function derive(
	design: Design,
	outcome: Uint8Array,
	penalty: number,
	weights: Float64Array,
): Derivatives {
	const { codes, columns, weights: size } = design;
	const { gradient, curvature } = deriveCost(weights, penalty);
	for (let row = 0; row < outcome.length; row++) {
		const chance = 1 / (1 + Math.exp(-logOdds(design, weights, row)));
		const slope = chance - outcome[row];
		const bend = chance * (1 - chance);
		const start = row * columns;
		gradient[0] += slope;
		curvature[0] += bend;
		for (let a = start; a < start + columns; a++) {
			const line = codes[a] * size;
			gradient[codes[a]] += slope;
			curvature[line] += bend;
			for (let b = start; b <= a; b++) curvature[line + codes[b]] += bend; // codes ascend
		}
	}
	return { gradient, curvature };
}

/** Turns derivatives by weights into those by steps: a step moves its level and all behind it. */
function toSteps({ ordered, weights: size }: Design, derivatives: Derivatives): Derivatives {
	const { gradient, curvature } = derivatives;
	if (ordered.length > 0) mirror(curvature, size);
	for (const { start, end } of ordered) {
		for (let k = end - 2; k >= start; k--) {
			gradient[k] += gradient[k + 1];
			for (let i = 0; i < size; i++) curvature[k * size + i] += curvature[(k + 1) * size + i];
		}
		for (let k = end - 2; k >= start; k--)
			for (let i = 0; i < size; i++) curvature[i * size + k] += curvature[i * size + k + 1];
	}
	return derivatives;
}

function mirror(matrix: Float64Array, size: number): void {
	for (let row = 0; row < size; row++)
		for (let column = 0; column < row; column++)
			matrix[column * size + row] = matrix[row * size + column];
}

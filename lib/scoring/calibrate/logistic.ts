import { cholesky, solve } from './cholesky';

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

const MAX_STEPS = 100;
/** A step that makes so little better, by share, is the last. */
const TOLERANCE = 1e-10;
const HALVINGS = 30;

/**
 * Fits a logistic regression: minimises half the sum of squared weights (not the base) × `penalty` plus the
 * log-losses, and keeps ordered levels in order. There is always one best answer, also where the outcome can be told
 * without fail: the penalty keeps weights finite.
 *
 * Newton's method, projected on the bounds (D. P. Bertsekas, "Projected Newton methods", SIAM J. Control Optim. 20,
 * 1982): ordered levels are worked on as the steps between them.
 *
 * @param outcome - 1 or 0 per row; both must occur
 */
export function fitLogistic(design: Design, outcome: Uint8Array, penalty: number): Fitted {
	const size = design.weights;
	const isBound = boundSigns(design);
	let steps: Float64Array = new Float64Array(size);
	const mean = outcome.reduce((sum, one) => sum + one, 0) / outcome.length;
	steps[0] = Math.log(mean / (1 - mean));
	let loss = lossOf(design, outcome, penalty, toWeights(design, steps));
	for (let i = 0; i < MAX_STEPS; i++) {
		const weights = toWeights(design, steps);
		const { gradient, curvature } = derive(design, outcome, penalty, weights);
		const held = steps.map((step, k) =>
			Number(isBound[k] !== 0 && step === 0 && gradient[k] * isBound[k] > 0),
		);
		const from = { steps, isBound, loss };
		const next =
			search(design, outcome, penalty, from, newtonStep(gradient, curvature, held)) ??
			search(design, outcome, penalty, from, downhill(gradient, curvature));
		if (!next) break;
		const gain = loss - next.loss;
		({ steps, loss } = next);
		if (gain < TOLERANCE * Math.abs(loss)) break;
	}
	const weights = toWeights(design, steps);
	return { weights, errors: () => errorsOf(design, outcome, penalty, weights) };
}

/** For each weight the sign its step must have; 0 for any. */
function boundSigns({ weights, ordered }: Design): Int8Array {
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
	let loss = 0;
	for (let k = 1; k < weights.length; k++) loss += (penalty / 2) * weights[k] ** 2;
	for (let row = 0; row < outcome.length; row++) {
		const odds = logOdds(design, weights, row);
		const against = outcome[row] ? -odds : odds;
		loss += against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
	}
	return loss;
}

/** Gradient and curvature of the loss, by the steps. */
function derive(design: Design, outcome: Uint8Array, penalty: number, weights: Float64Array) {
	const { codes, columns, weights: size, ordered } = design;
	const gradient = new Float64Array(size);
	const curvature = new Float64Array(size * size);
	for (let k = 1; k < size; k++) {
		gradient[k] = penalty * weights[k];
		curvature[k * size + k] = penalty;
	}
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
	if (ordered.length > 0) mirror(curvature, size);
	for (const { start, end } of ordered) accumulate(gradient, curvature, start, end);
	return { gradient, curvature };
}

function mirror(matrix: Float64Array, size: number): void {
	for (let row = 0; row < size; row++)
		for (let column = 0; column < row; column++)
			matrix[column * size + row] = matrix[row * size + column];
}

/** Turns derivatives by weights into those by steps: a step moves its level and all behind it. */
function accumulate(
	gradient: Float64Array,
	curvature: Float64Array,
	start: number,
	end: number,
): void {
	const size = gradient.length;
	for (let k = end - 2; k >= start; k--) {
		gradient[k] += gradient[k + 1];
		for (let i = 0; i < size; i++) curvature[k * size + i] += curvature[(k + 1) * size + i];
	}
	for (let k = end - 2; k >= start; k--)
		for (let i = 0; i < size; i++) curvature[i * size + k] += curvature[i * size + k + 1];
}

/** Where to go; weights that are held stay. */
function newtonStep(
	gradient: Float64Array,
	curvature: Float64Array,
	held: Float64Array,
): Float64Array {
	const size = gradient.length;
	const matrix = Float64Array.from(curvature);
	const right = gradient.map((slope, k) => (held[k] ? 0 : -slope));
	for (let row = 0; row < size; row++)
		for (let column = 0; column <= row; column++)
			if (held[row] || held[column]) matrix[row * size + column] = Number(row === column);
	const factor = cholesky(matrix, size);
	return factor ? solve(factor, size, right) : right;
}

/** Each step by its own curvature only: slow, but never in vain. */
function downhill(gradient: Float64Array, curvature: Float64Array): Float64Array {
	const size = gradient.length;
	return gradient.map((slope, k) => -slope / curvature[k * size + k]);
}

interface Position {
	steps: Float64Array;
	isBound: Int8Array;
	loss: number;
}

/** Goes as far in a direction as it makes things better; undefined when it never does. */
function search(
	design: Design,
	outcome: Uint8Array,
	penalty: number,
	{ steps, isBound, loss }: Position,
	direction: Float64Array,
): { steps: Float64Array; loss: number } | undefined {
	for (let i = 0, length = 1; i < HALVINGS; i++, length /= 2) {
		const next = steps.map((step, k) => {
			const moved = step + length * direction[k];
			return moved * isBound[k] < 0 ? 0 : moved;
		});
		const nextLoss = lossOf(design, outcome, penalty, toWeights(design, next));
		if (nextLoss < loss) return { steps: next, loss: nextLoss };
	}
	return undefined;
}

function errorsOf(
	design: Design,
	outcome: Uint8Array,
	penalty: number,
	weights: Float64Array,
): Float64Array {
	const size = weights.length;
	const { curvature } = derive({ ...design, ordered: [] }, outcome, penalty, weights);
	const factor = cholesky(curvature, size);
	return weights.map((_, k) => {
		if (!factor) return Infinity;
		const unit = new Float64Array(size);
		unit[k] = 1;
		return Math.sqrt(solve(factor, size, unit)[k]);
	});
}

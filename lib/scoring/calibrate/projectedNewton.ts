import { cholesky, solve } from './cholesky';

/** A smooth convex function of several numbers. */
export interface Objective {
	size: number;
	/** For each number the sign it may not leave: 1, −1, or 0 for any. */
	signs: Int8Array;
	value(at: Float64Array): number;
	derive(at: Float64Array): Derivatives;
}

/** Slope and curvature of the loss at one point. */
export interface Derivatives {
	gradient: Float64Array;
	/** Second derivatives, row by row; what is below the diagonal is read. */
	curvature: Float64Array;
}

const MAX_STEPS = 100;
/** A step that makes so little better, by share, is the last. */
const TOLERANCE = 1e-10;
const HALVINGS = 30;

/**
 * Finds where a function is smallest within its signs, by Newton's method projected on them (D. P. Bertsekas,
 * "Projected Newton methods", SIAM J. Control Optim. 20, 1982).
 */
export function minimise(objective: Objective, start: Float64Array): Float64Array {
	let at = { point: start, value: objective.value(start) };
	for (let i = 0; i < MAX_STEPS; i++) {
		const derivatives = objective.derive(at.point);
		const next =
			search(objective, at, newtonStep(objective, at.point, derivatives)) ??
			search(objective, at, downhill(derivatives));
		if (!next) break;
		const gain = at.value - next.value;
		at = next;
		if (gain < TOLERANCE * Math.abs(at.value)) break;
	}
	return at.point;
}

/** Standard errors at the smallest value of a sum of log-losses, by its curvature. */
export function standardErrors({ curvature }: Derivatives, size: number): Float64Array {
	const factor = cholesky(curvature, size);
	return Float64Array.from({ length: size }, (_, k) => {
		if (!factor) return Infinity;
		const unit = new Float64Array(size);
		unit[k] = 1;
		return Math.sqrt(solve(factor, size, unit)[k]);
	});
}

/** Where to go; what would leave its sign stays. */
function newtonStep(
	{ size, signs }: Objective,
	point: Float64Array,
	{ gradient, curvature }: Derivatives,
): Float64Array {
	const held = point.map((value, k) =>
		Number(signs[k] !== 0 && value === 0 && gradient[k] * signs[k] > 0),
	);
	const matrix = Float64Array.from(curvature);
	const right = gradient.map((slope, k) => (held[k] ? 0 : -slope));
	for (let row = 0; row < size; row++)
		for (let column = 0; column <= row; column++)
			if (held[row] || held[column]) matrix[row * size + column] = Number(row === column);
	const factor = cholesky(matrix, size);
	return factor ? solve(factor, size, right) : right;
}

/** Each number by its own curvature only: slow, but never in vain. */
function downhill({ gradient, curvature }: Derivatives): Float64Array {
	const size = gradient.length;
	return gradient.map((slope, k) => -slope / curvature[k * size + k]);
}

interface Position {
	point: Float64Array;
	value: number;
}

/** Goes as far in a direction as it makes things better; undefined when it never does. */
function search(
	{ signs, value }: Objective,
	from: Position,
	direction: Float64Array,
): Position | undefined {
	for (let i = 0, length = 1; i < HALVINGS; i++, length /= 2) {
		const point = from.point.map((old, k) => {
			const moved = old + length * direction[k];
			return moved * signs[k] < 0 ? 0 : moved;
		});
		const found = value(point);
		if (found < from.value) return { point, value: found };
	}
	return undefined;
}

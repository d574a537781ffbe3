/**
 * A symmetric positive definite matrix taken apart, to solve equations with it.
 *
 * @param matrix - row by row; the part below the diagonal is read
 * @returns the lower factor; null when the matrix is not positive definite
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
	const factor = new Float64Array(size * size);
	for (let row = 0; row < size; row++) {
		for (let column = 0; column <= row; column++) {
			let sum = matrix[row * size + column];
			for (let k = 0; k < column; k++) sum -= factor[row * size + k] * factor[column * size + k];
			if (row > column) factor[row * size + column] = sum / factor[column * size + column];
			else if (sum > 0) factor[row * size + row] = Math.sqrt(sum);
			else return null;
		}
	}
	return factor;
}

/** Solves `matrix · x = right` by the factor of {@link cholesky}. */
export function solve(factor: Float64Array, size: number, right: Float64Array): Float64Array {
	const x = Float64Array.from(right);
	for (let row = 0; row < size; row++) {
		for (let k = 0; k < row; k++) x[row] -= factor[row * size + k] * x[k];
		x[row] /= factor[row * size + row];
	}
	for (let row = size - 1; row >= 0; row--) {
		for (let k = row + 1; k < size; k++) x[row] -= factor[k * size + row] * x[k];
		x[row] /= factor[row * size + row];
	}
	return x;
}

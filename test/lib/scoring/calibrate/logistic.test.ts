import fc from 'fast-check';
import { fitLogistic, type Design } from '../../../../lib/scoring/calibrate/logistic';

const LEVELS = 4;

/** Rows of two columns of four levels each. */
const someRows = fc
	.array(
		fc.record({
			first: fc.nat({ max: LEVELS - 1 }),
			second: fc.nat({ max: LEVELS - 1 }),
			hit: fc.boolean(),
		}),
		{ minLength: 4, maxLength: 80 },
	)
	.filter((rows) => rows.some(({ hit }) => hit) && rows.some(({ hit }) => !hit));

type Rows = Array<{ first: number; second: number; hit: boolean }>;

function designOf(rows: Rows, ordered: Design['ordered'] = []): Design {
	const codes = Int32Array.from(rows.flatMap(({ first, second }) => [1 + first, 5 + second]));
	return { codes, columns: 2, weights: 1 + 2 * LEVELS, ordered };
}

const labelsOf = (rows: Rows) => Uint8Array.from(rows, ({ hit }) => Number(hit));

function lossOf(rows: Rows, weights: ArrayLike<number>, penalty: number): number {
	let loss = 0;
	for (let k = 1; k < weights.length; k++) loss += (penalty / 2) * weights[k] ** 2;
	for (const { first, second, hit } of rows) {
		const odds = weights[0] + weights[1 + first] + weights[5 + second];
		loss += Math.log(1 + Math.exp(hit ? -odds : odds));
	}
	return loss;
}

describe('fitting', () => {
	it('comes to the best weights: none nearby are better', () => {
		fc.assert(
			fc.property(someRows, fc.double({ min: 0.1, max: 5, noNaN: true }), (rows, penalty) => {
				const { weights } = fitLogistic(designOf(rows), labelsOf(rows), penalty);
				const best = lossOf(rows, weights, penalty);
				for (let k = 0; k < weights.length; k++)
					for (const step of [-1e-3, 1e-3]) {
						const other = Float64Array.from(weights);
						other[k] += step;
						expect(lossOf(rows, other, penalty)).toBeGreaterThan(best - 1e-9);
					}
			}),
			{ seed: 1, numRuns: 200 },
		);
	});

	it.each([1, -1] as const)(
		'keeps ordered levels in order (%d), and finds the best there',
		(sign) => {
			const ordered = [{ start: 1, end: 5, sign }];
			fc.assert(
				fc.property(someRows, (rows) => {
					const { weights } = fitLogistic(designOf(rows, ordered), labelsOf(rows), 1);
					const best = lossOf(rows, weights, 1);
					for (let k = 2; k < 5; k++)
						expect((weights[k] - weights[k - 1]) * sign).toBeGreaterThanOrEqual(0);
					// Any way that keeps the order: all levels from k on move together, or any other weight by itself.
					for (const k of weights.keys())
						for (const step of [-1e-3, 1e-3]) {
							const other = Float64Array.from(weights);
							const end = k > 0 && k < 5 ? 5 : k + 1;
							for (let i = k; i < end; i++) other[i] += step;
							const isAllowed = k <= 1 || k >= 5 || (other[k] - other[k - 1]) * sign >= 0;
							if (isAllowed) expect(lossOf(rows, other, 1)).toBeGreaterThan(best - 1e-7);
						}
				}),
				{ seed: 2, numRuns: 200 },
			);
		},
	);

	it('stays finite where the outcome can be told without fail', () => {
		const rows = Array.from({ length: 40 }, (_, i) => ({
			first: i % 2,
			second: 0,
			hit: i % 2 === 1,
		}));
		const { weights, errors } = fitLogistic(designOf(rows), labelsOf(rows), 1);
		for (const value of [...weights, ...errors()]) expect(Number.isFinite(value)).toBe(true);
		expect(weights[2]).toBeGreaterThan(weights[1]);
	});

	it('tells how sure it is: four times the rows halve the error', () => {
		const some = Array.from({ length: 400 }, (_, i) => ({
			first: i % 4,
			second: 0,
			hit: i % 3 === 0,
		}));
		const errorOf = (rows: Rows) => fitLogistic(designOf(rows), labelsOf(rows), 0.01).errors()[0];
		const [few, many] = [errorOf(some), errorOf([some, some, some, some].flat())];
		expect(few).toBeGreaterThan(many);
	});
});

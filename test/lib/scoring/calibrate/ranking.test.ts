import fc from 'fast-check';
import { measureRanking } from '../../../../lib/scoring/calibrate/ranking';
import { seeded } from './rowsOf';

const yes = true;
const no = false;

describe('how well a score ranks', () => {
	it.each([
		['everybody with the outcome first', [3, 2, 1, 0], [yes, yes, no, no], 1],
		['everybody with the outcome last', [0, 1, 2, 3], [yes, yes, no, no], 0],
		['one of four pairs the wrong way', [3, 1, 2, 0], [yes, yes, no, no], 0.75],
		['all the same', [5, 5, 5], [yes, no, no], 0.5],
		['one tie', [2, 1, 1, 0], [yes, yes, no, no], 0.875],
	])('%s', (_, scores, outcome, auc) => {
		expect(measureRanking(scores, outcome)?.auc).toBeCloseTo(auc, 12);
	});

	it.each([
		['nobody', [no, no]],
		['everybody', [yes, yes]],
		['no row', []],
	])('is not measured when %s has the outcome', (_, outcome) => {
		expect(measureRanking([1, 2].slice(0, outcome.length), outcome)).toBeNull();
	});

	it('is the share of pairs in the right order, ties counting half', () => {
		const row = fc.record({ score: fc.integer({ min: 0, max: 6 }), hit: fc.boolean() });
		fc.assert(
			fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
				const hits = rows.filter(({ hit }) => hit);
				const misses = rows.filter(({ hit }) => !hit);
				fc.pre(hits.length > 0 && misses.length > 0);
				const points = hits.flatMap((a) =>
					misses.map((b) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)),
				);
				const share = points.reduce((sum: number, one) => sum + one, 0) / points.length;
				const found = measureRanking(
					rows.map(({ score }) => score),
					rows.map(({ hit }) => hit),
				);
				expect(found?.auc).toBeCloseTo(share, 10);
				expect(found?.aucFrom).toBeLessThanOrEqual(share);
				expect(found?.aucTo).toBeGreaterThanOrEqual(share);
			}),
			{ seed: 9, numRuns: 300 },
		);
	});

	it('tells by hand: KS and the lift of the best tenth', () => {
		// 20 rows, scores 20 … 1; hits at 20, 19, 17 and 2. Best tenth: 20 and 19, both hits, of 4: 2 / 4 × 10.
		const scores = Array.from({ length: 20 }, (_, i) => 20 - i);
		const outcome = scores.map((score) => [20, 19, 17, 2].includes(score));
		// After score 17 three of four hits and one of sixteen misses stand above.
		expect(measureRanking(scores, outcome)).toMatchObject({ topDecileLift: 5, ks: 3 / 4 - 1 / 16 });
	});

	it('gives an interval that holds the truth about 95 times in 100', () => {
		// Scores of hits are normal around 1, of misses around 0: the true AUC is Φ(1 / √2) = 0.7602.
		const random = seeded(4);
		const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
		let held = 0;
		for (let run = 0; run < 400; run++) {
			const outcome = Array.from({ length: 120 }, (_, row) => row % 3 === 0);
			const found = measureRanking(
				outcome.map((hit) => normal() + Number(hit)),
				outcome,
			);
			held += Number(found && found.aucFrom <= 0.7602 && found.aucTo >= 0.7602);
		}
		expect(held / 400).toBeGreaterThan(0.92);
		expect(held / 400).toBeLessThan(0.98);
	});
});

import fc from 'fast-check';
import { firstBelow } from '../../../lib/scoring/firstBelow';

/** Looks at every day. */
function findPlainly(values: readonly number[], limit: number, from: number, to: number) {
	for (let day = from + 1; day <= to; day++) if (values[day] < limit) return day;
	return null;
}

/** Values that never rise: fading, falling at once, staying for long. */
const falling = fc
	.tuple(
		fc.double({ min: 0, max: 120, noNaN: true }),
		fc.array(
			fc.oneof(
				fc.constant(1),
				fc.constant(0),
				fc.double({ min: 0.5, max: 1, noNaN: true }),
				fc.constant(0.985),
			),
			{ minLength: 1, maxLength: 90 },
		),
	)
	.map(([first, factors]) => {
		const values = [first];
		for (const factor of factors) values.push(values[values.length - 1] * factor);
		return values;
	});

describe('the first day on which a value that only falls is below a limit', () => {
	it('is the one that looking at every day finds', () => {
		fc.assert(
			fc.property(falling, fc.nat(), fc.nat(), fc.nat(), (values, a, b, c) => {
				const from = a % values.length;
				const to = from + (b % (values.length - from));
				const limit = Math.max(0.5, Math.floor(values[c % values.length]) - 0.5);
				fc.pre(values[from] >= limit);
				const found = firstBelow((day) => values[day], limit, from, to);
				expect(found).toBe(findPlainly(values, limit, from, to));
			}),
			{ numRuns: 2_000 },
		);
	});

	it.each([1, 7, 30, 45, 365])('takes few looks where points halve in %d days', (halfLife) => {
		let looks = 0;
		const value = (day: number) => {
			looks++;
			return 80 * 2 ** (-day / halfLife) + 15 * 2 ** (-day / (3 * halfLife));
		};
		for (const limit of [94.5, 69.5, 39.5, 0.5]) {
			looks = 0;
			const found = firstBelow(value, limit, 0, 10_000) ?? 0;
			expect(looks).toBeLessThanOrEqual(10);
			expect(value(found)).toBeLessThan(limit);
			expect(value(found - 1)).toBeGreaterThanOrEqual(limit);
		}
	});

	it.each([
		['nothing to look at', 5, 5, 10],
		['no limit', 0, 90, -Infinity],
		['an end that is near and not below', 0, 16, 10],
		['an end that is far and not below', 0, 500, 10],
	])('is none with %s', (_, from, to, limit) => {
		expect(firstBelow(() => 10, limit, from, to)).toBeNull();
	});
});

import { decayFactor } from '../../../lib/scoring';
import { decayTable } from '../../../lib/scoring/decay';

const HORIZON = 730;
const halfLife = { kind: 'halfLife', days: 45, graceDays: 7 } as const;

describe('decay (MSR-02, UP-S08)', () => {
	it.each([
		[0, 1],
		[7, 1],
		[8, 2 ** (-1 / 45)],
		[52, 0.5],
		[97, 0.25],
		[HORIZON, 2 ** (-(HORIZON - 7) / 45)],
		[HORIZON + 1, 0],
	])('after %i days half-life leaves %d', (age, left) => {
		expect(decayFactor(halfLife, age, HORIZON)).toBe(left);
	});

	it('without decay leaves everything through the horizon and nothing beyond', () => {
		expect(
			[0, HORIZON, HORIZON + 1].map((age) => decayFactor({ kind: 'none' }, age, HORIZON)),
		).toEqual([1, 1, 0]);
	});

	it('never rises with age', () => {
		const table = decayTable(halfLife, HORIZON);
		expect(table).toHaveLength(HORIZON + 1);
		for (let age = 1; age < table.length; age++)
			expect(table[age]).toBeLessThanOrEqual(table[age - 1]);
	});
});

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

	const linear = { kind: 'linear', days: 10, graceDays: 2 } as const;
	const steps = { kind: 'steps', percent: 25, everyDays: 30 } as const;
	const expires = { kind: 'expires', afterDays: 60 } as const;

	it.each([
		[linear, 0, 1],
		[linear, 2, 1],
		[linear, 3, 0.9],
		[linear, 7, 0.5],
		[linear, 12, 0],
		[linear, 13, 0],
		[linear, HORIZON + 1, 0],
		[steps, 0, 1],
		[steps, 29, 1],
		[steps, 30, 0.75],
		[steps, 59, 0.75],
		[steps, 60, 0.5],
		[steps, 120, 0],
		[steps, 150, 0],
		[expires, 0, 1],
		[expires, 59, 1],
		[expires, 60, 0],
	])('%j after %i days leaves %d', (decay, age, left) => {
		expect(decayFactor(decay, age, HORIZON)).toBeCloseTo(left, 12);
	});

	it('is looked up for every age through the horizon', () => {
		const table = [...decayTable(expires, 62)];
		expect(table).toEqual([...Array<number>(60).fill(1), 0, 0, 0]);
		expect([...decayTable(linear, 3)]).toEqual([1, 1, 1, 0.9]);
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

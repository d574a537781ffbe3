import { suppressionFor } from '../../../lib/nurture';

const DAY_MS = 86_400_000;

describe('suppression', () => {
	const at = (daysAgo: number, bounce: 'hard' | 'soft' | 'policy') => ({
		at: -daysAgo * DAY_MS,
		bounce,
	});

	it.each([
		['nothing', [], null],
		['a hard bounce', [at(400, 'hard')], 'hardBounce'],
		['two soft ones', [at(1, 'soft'), at(2, 'soft')], null],
		['three soft ones in a month', [at(1, 'soft'), at(9, 'soft'), at(29, 'soft')], 'softBounces'],
		['three soft ones in two months', [at(1, 'soft'), at(9, 'soft'), at(50, 'soft')], null],
		['any number of refusals by policy', Array(9).fill(at(1, 'policy')), null],
	])('after %s: %j is %s', (_, bounces, reason) => {
		expect(suppressionFor(bounces, 0)).toBe(reason);
	});
});

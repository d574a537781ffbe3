import fc from 'fast-check';
import { assignByLoad, assignInTurn } from '../../../lib/hubspot';

describe('sharing out work in turn', () => {
	it('goes on where it ended', () => {
		const first = assignInTurn(3, ['ann', 'bob'], 0);
		expect(first).toEqual({ owners: ['ann', 'bob', 'ann'], next: 1 });
		expect(assignInTurn(2, ['ann', 'bob'], first.next).owners).toEqual(['bob', 'ann']);
	});

	it('has nobody to give it to where there is nobody', () => {
		expect(assignInTurn(3, [], 2)).toEqual({ owners: [], next: 0 });
	});
});

describe('sharing out work by load', () => {
	it('gives to who has least, of equals to the first', () => {
		const load = new Map([
			['ann', 2],
			['bob', 1],
		]);
		expect(assignByLoad(3, ['ann', 'bob'], load)).toEqual(['bob', 'ann', 'bob']);
	});

	it('gives nobody more than they may have', () => {
		const load = new Map([['ann', 1]]);
		expect(assignByLoad(4, ['ann', 'bob'], load, 2)).toEqual(['bob', 'ann', 'bob', null]);
		expect(assignByLoad(1, [], load)).toEqual([null]);
	});

	it('ends with loads that differ by one at most, among those who got something', () => {
		const loads = fc.array(fc.nat(20), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(loads, fc.nat(60), (before, count) => {
				const owners = before.map((_, i) => `o${i}`);
				const load = new Map(before.map((has, i) => [`o${i}`, has]));
				const given = assignByLoad(count, owners, load);
				const after = owners.map(
					(owner) => (load.get(owner) ?? 0) + given.filter((one) => one === owner).length,
				);
				const busy = after.filter((_, i) => given.includes(owners[i]));
				if (busy.length > 0) expect(Math.max(...busy) - Math.min(...after)).toBeLessThanOrEqual(1);
				expect(given).toHaveLength(count);
			}),
			{ seed: 9 },
		);
	});
});

import fc from 'fast-check';
import { decideRoutes, type Claim, type Limits } from '../../../lib/routing';
import type { RoutedBefore } from '../../../lib/store';

const now = 1_000_000;
const nobody: RoutedBefore = { routed: [], places: [] };
const week: Limits = {
	nowMs: now,
	cooldownSinceMs: null,
	capacity: { output: 'recruiter', places: 2, others: 'nurture' },
};

const claim = (candidateId: number, score: number | null, more: Partial<Claim> = {}): Claim => ({
	candidateId,
	output: 'recruiter',
	score,
	lastActiveOn: null,
	crossing: null,
	...more,
});
const outputsOf = (claims: Claim[], before = nobody, limits = week) =>
	decideRoutes(claims, before, limits).decisions.map(({ output }) => output);

describe('places', () => {
	it('go to the best by score, the others to the next output (StD-10, StD-11)', () => {
		const claims = [claim(1, 71), claim(2, 90), claim(3, null), claim(4, 88)];
		expect(outputsOf(claims)).toEqual(['nurture', 'recruiter', 'nurture', 'recruiter']);
	});

	it('of the same score go to who was active last', () => {
		const claims = ['2026-11-01', null, '2026-11-20', '2026-10-30'].map((lastActiveOn, i) =>
			claim(i, 80, { lastActiveOn }),
		);
		expect(outputsOf(claims)).toEqual(['recruiter', 'nurture', 'recruiter', 'nurture']);
	});

	it('that are taken stay with who has them, whoever comes later', () => {
		const before = { routed: [], places: [{ candidateId: 7, score: 70 }] };
		const claims = [claim(1, 99), claim(2, 98), claim(7, 60)];
		expect(outputsOf(claims, before)).toEqual(['recruiter', 'nurture', 'recruiter']);
	});

	it('are noted once, though somebody comes several times', () => {
		const { decisions, routed } = decideRoutes([claim(1, 80), claim(1, 80)], nobody, week);
		expect(decisions.map(({ output }) => output)).toEqual(['recruiter', 'recruiter']);
		expect(routed).toEqual([
			{ candidateId: 1, output: 'recruiter', routedAt: now, crossing: null, score: 80 },
		]);
	});

	it('are never more than there are, for any candidates in any batches', () => {
		const batches = fc.array(
			fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 0, max: 100 })), { maxLength: 12 }),
			{ maxLength: 6 },
		);
		fc.assert(
			fc.property(batches, fc.nat(8), (given, places) => {
				const limits = { ...week, capacity: { ...week.capacity!, places } };
				const held = new Map<number, number | null>();
				for (const batch of given) {
					const claims = batch.map(([id, score]) => claim(id, score));
					const before = [...held].map(([candidateId, score]) => ({ candidateId, score }));
					const { decisions, routed } = decideRoutes(
						claims,
						{ routed: [], places: before },
						limits,
					);
					for (const one of routed) held.set(one.candidateId, one.score);
					claims.forEach(({ candidateId, score }, i) => {
						const isIn = decisions[i].output === 'recruiter';
						expect(isIn).toBe(held.has(candidateId));
						if (isIn) return;
						expect(decisions[i]).toEqual({ output: 'nurture', isOver: true });
						const fresh = routed.map((one) => one.score ?? -1);
						expect(Math.min(Infinity, ...fresh)).toBeGreaterThanOrEqual(score ?? -1);
					});
				}
				expect(held.size).toBeLessThanOrEqual(places);
			}),
			{ seed: 25 },
		);
	});
});

describe('the cooldown', () => {
	const cooling: Limits = { nowMs: now, cooldownSinceMs: now - 100, capacity: null };
	const earlier = (routedAt: number, crossing: number | null = null, output = 'recruiter') => ({
		routed: [{ candidateId: 1, output, routedAt, crossing, score: 80 }],
		places: [],
	});

	it('keeps who left by the same output lately, and nobody else', () => {
		expect(outputsOf([claim(1, 80), claim(2, 80)], earlier(now - 50), cooling)).toEqual([
			null,
			'recruiter',
		]);
		expect(outputsOf([claim(1, 80)], earlier(now - 101), cooling)).toEqual(['recruiter']);
		expect(outputsOf([claim(1, 80)], earlier(now - 50, null, 'care'), cooling)).toEqual([
			'recruiter',
		]);
	});

	it('lets the same crossing through again, for an execution that was cut short', () => {
		const before = earlier(now - 50, 12);
		const { decisions, routed } = decideRoutes([claim(1, 80, { crossing: 12 })], before, cooling);
		expect(decisions).toEqual([{ output: 'recruiter', isOver: false }]);
		expect(routed).toEqual([]);
		expect(outputsOf([claim(1, 80, { crossing: 13 })], before, cooling)).toEqual([null]);
	});

	it('holds within one batch, too', () => {
		const claims = [claim(1, 80, { crossing: 1 }), claim(1, 80, { crossing: 2 })];
		expect(outputsOf(claims, nobody, cooling)).toEqual(['recruiter', null]);
	});
});

import { sumUpStandings } from '../../../lib/insights/counts/standing';
import type { CandidateStore, History } from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../events';
import { preset } from '../preset';
import { townEvents } from '../town';
import { useStore, type MakePlace } from './place';

const now = dayMs(30);
const town = townEvents(150);
const today = preset.toLocalDay(now);
const { key } = preset.model;

const sampleOf = async (store: CandidateStore, size: number) => {
	const found: History[] = [];
	const { of } = await store.insights.readSample(size, (part) => found.push(...part));
	return { found, of };
};

export function promisesOfInsights(makePlace: MakePlace): void {
	describe('telling of everybody (StD-13)', () => {
		const at = useStore(makePlace);

		it('counts everybody where they stand, as a search finds them', async () => {
			await at.store.record(town, preset, now);
			const everybody = await at.store.search({}, preset);
			const rows = await at.store.insights.countStandings(key);
			const { candidates, buckets, scores, phases } = sumUpStandings(rows, preset.model);
			expect(candidates).toBe(everybody.length);
			for (const { key: bucket, candidates: held } of buckets)
				expect(held).toBe(everybody.filter((one) => one.bucket === bucket).length);
			for (const { key: phase, candidates: held } of phases)
				expect(held).toBe(everybody.filter((one) => one.phase === phase).length);
			const top = everybody.filter(({ score }) => score !== null && score >= 90).length;
			expect(scores.at(-1)?.candidates).toBe(top);
			expect(scores.reduce((sum, one) => sum + one.candidates, 0)).toBe(
				everybody.filter(({ score }) => score !== null).length,
			);
		});

		it('counts changes by day', async () => {
			const outcomes = await at.store.record(town, preset, now);
			const changes = outcomes.flatMap(({ transitions }) => transitions);
			const days = changes.map(({ day }) => day);
			const moves = await at.store.insights.countMoves(key, Math.min(...days), today);
			expect(moves.reduce((sum, move) => sum + move.changes, 0)).toBe(changes.length);
			const told = moves.map(({ day }) => day);
			expect(told).toEqual([...told].sort((a, b) => a - b));
			const [first] = moves;
			expect(first.changes).toBe(
				changes.filter(
					({ kind, from, to, day }) =>
						kind === first.kind && from === first.from && to === first.to && day === first.day,
				).length,
			);
			expect(await at.store.insights.countMoves(key, today + 1, today + 9)).toEqual([]);
			expect(await at.store.insights.countMoves('another', 0, today)).toEqual([]);
		});

		it('gives changes of phase one candidate after the other', async () => {
			const outcomes = await at.store.record(town, preset, now);
			const changes = outcomes.flatMap(({ transitions }) =>
				transitions.filter(({ kind }) => kind === 'phase'),
			);
			const moves = await at.store.insights.readPhaseMoves(key, 1_000);
			expect(moves).toHaveLength(changes.length);
			expect(moves.length).toBeGreaterThan(5);
			const ids = moves.map(({ candidateId }) => candidateId);
			expect(ids).toEqual([...ids].sort((a, b) => a - b));
		});

		it('counts how long placements took', async () => {
			const hire = (email: string, days: number) => [
				eventOf({ email }, { type: 'chat.held', occurredAt: dayMs(0) }),
				statusOf({ email }, 'Geplaatst', { occurredAt: dayMs(days) }),
			];
			const hires = [hire('ann@x.nl', 7), hire('bob@x.nl', 7), hire('cas@x.nl', 20)].flat();
			await at.store.record(hires, preset, now);
			const { insights } = at.store;
			expect(await insights.countPlacements(key, '2026-01-01', '2026-12-31')).toEqual([
				{ days: 7, candidates: 2 },
				{ days: 20, candidates: 1 },
			]);
			expect(await insights.countPlacements(key, '2026-01-09', '2026-01-31')).toEqual([
				{ days: 20, candidates: 1 },
			]);
		});

		it('reads a sample: whole candidates, about as many as asked, the same each time', async () => {
			const many = Array.from({ length: 4_000 }, (_, i) =>
				eventOf({ visitorId: `v${i % 2_000}` }, { occurredAt: dayMs(i % 7) }),
			);
			await at.store.record(many, preset, now);
			const { found, of } = await sampleOf(at.store, 500);
			expect(of).toBe(2_000);
			expect(Math.abs(found.length - 500)).toBeLessThan(60);
			for (const { events } of found) expect(events).toHaveLength(2);
			expect((await sampleOf(at.store, 500)).found).toEqual(found);
			const early = found.filter(({ candidateId }) => candidateId <= 1_000).length;
			expect(Math.abs(early - found.length / 2)).toBeLessThan(40);
			expect((await sampleOf(at.store, 2_000)).found).toHaveLength(2_000);
		});

		it('tells nothing of nobody', async () => {
			const { insights } = at.store;
			expect(await insights.countStandings(key)).toEqual([]);
			expect(await insights.countMoves(key, 0, today)).toEqual([]);
			expect(await insights.readPhaseMoves(key, 10)).toEqual([]);
			expect(await sampleOf(at.store, 10)).toEqual({ found: [], of: 0 });
		});
	});
}

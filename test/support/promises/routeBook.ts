import { ROUTED_DAYS, type Routed, type RoutedBefore } from '../../../lib/store';
import { dayMs, eventOf, statusOf } from '../events';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const ROUTER = 'workflow 1 router';
const now = dayMs(10);
const people = ['a', 'b', 'c'].map((name) => ({ email: `${name}@example.com` }));

export function promisesOfTheRouteBook(makePlace: MakePlace): void {
	describe('whom routers let through', () => {
		const at = useStore(makePlace);
		let ids: number[];

		beforeEach(async () => {
			const outcomes = await at.store.record(
				people.map((who) => eventOf(who)),
				preset,
				now,
			);
			ids = outcomes.map(({ candidateId }) => candidateId).sort((a, b) => a - b);
		});

		const routed = (candidateId: number, more: Partial<Routed> = {}): Routed => ({
			candidateId,
			output: 'recruiter',
			routedAt: now,
			crossing: null,
			score: 80,
			...more,
		});
		const route = async (
			decide: (before: RoutedBefore) => Routed[],
			{ router = ROUTER, sinceMs = 0, store = at.store } = {},
		) => {
			const limited = { output: 'recruiter', sinceMs };
			const question = { candidateIds: ids.slice(0, 2), sinceMs, limited };
			let seen: RoutedBefore | undefined;
			await store.routes.route(router, question, (before) => {
				seen = before;
				return decide(before);
			});
			return seen!;
		};
		const look = async (more = {}) => await route(() => [], more);

		it('is remembered as it was noted, by each router for itself', async () => {
			const noted = [
				routed(ids[0], { crossing: 7 }),
				routed(ids[1], { output: 'nurture', score: null }),
				routed(ids[2], { routedAt: now - 5 }),
			];
			await route(() => noted);
			const { routed: kept } = await look();
			expect(kept.toSorted((a, b) => a.candidateId - b.candidateId)).toEqual(noted.slice(0, 2));
			expect((await look()).places.map(({ candidateId }) => candidateId).sort()).toEqual([
				ids[0],
				ids[2],
			]);
			expect(await look({ router: 'another' })).toEqual({ routed: [], places: [] });
		});

		it('counts from a moment on, everybody once', async () => {
			await route(() => [routed(ids[0], { routedAt: now - 5 }), routed(ids[1])]);
			await route(() => [routed(ids[1], { routedAt: now + 1, score: 90 })]);
			const { routed: own, places } = await look({ sinceMs: now });
			expect(own.map(({ candidateId }) => candidateId)).toEqual([ids[1], ids[1]]);
			expect(places).toMatchObject([{ candidateId: ids[1], score: 90 }]);
		});

		it('is decided by one after the other, and nothing is noted by who fails', async () => {
			const places = 3;
			const stores = await Promise.all([0, 1, 2, 3].map(() => at.place.open()));
			await Promise.all(
				stores.map((store, i) =>
					route((before) => (before.places.length < places ? [routed(1_000 + i)] : []), { store }),
				),
			);
			expect((await look()).places).toHaveLength(places);
			const fails = route(() => {
				throw new Error('no');
			});
			await expect(fails).rejects.toThrow();
			expect((await look()).places).toHaveLength(places);
		});

		it('survives closing, and goes with the one who remains of two', async () => {
			await route(() => [routed(ids[0]), routed(ids[1])]);
			await at.store.close();
			const store = await at.place.open();
			const both = eventOf({ ...people[0], visitorId: 'v' });
			await store.record([eventOf({ visitorId: 'v' })], preset, now);
			await store.record([both], preset, now);
			expect((await look({ store })).routed).toHaveLength(2);
		});

		it('is forgotten by the clean-up once no router asks for it any more, not before', async () => {
			const late = dayMs(10 + ROUTED_DAYS + 2);
			const DAY_MS = 86_400_000;
			await route(() => [
				routed(ids[0], { routedAt: late - (ROUTED_DAYS + 1) * DAY_MS - 1 }),
				routed(ids[0], { routedAt: late - ROUTED_DAYS * DAY_MS }),
				routed(ids[1], { routedAt: late }),
			]);
			await at.store.record([eventOf({ email: 'late@example.com' })], preset, late);
			const asked = { sinceMs: late - ROUTED_DAYS * DAY_MS };
			const before = await look(asked);
			expect((await look()).routed).toHaveLength(3);
			expect(await at.store.retain({ keepDays: 10_000 }, late)).toMatchObject({ routed: 0 });
			expect(await at.store.retain({ keepDays: 1 }, late)).toMatchObject({ routed: 1 });
			expect((await look()).routed).toHaveLength(2);
			expect(await look(asked)).toEqual(before);
		});

		it('comes with what became of them under a model', async () => {
			await route(() => [
				routed(ids[0], { score: 70 }),
				routed(ids[0], { routedAt: now + 9 }),
				routed(ids[1], { output: 'nurture' }),
				routed(ids[2], { routedAt: now + 10 }),
			]);
			await at.store.record(
				[statusOf(people[0], 'Hired', { occurredAt: dayMs(11) })],
				preset,
				dayMs(12),
			);
			const period = { fromMs: now, toMs: now + 10 };
			const key = preset.model.key;
			expect(await at.store.routes.since(ROUTER, 'recruiter', key, period)).toEqual([
				{
					candidateId: ids[0],
					routedAt: now,
					score: 80,
					firstQualifiedAt: '2026-01-12',
					firstPlacedAt: '2026-01-12',
				},
			]);
			const [unscored] = await at.store.routes.since(ROUTER, 'recruiter', 'other', period);
			expect(unscored).toMatchObject({ firstQualifiedAt: null, firstPlacedAt: null });
		});
	});
}

import { dayMs, eventOf } from '../events';
import { storedSnapshots } from '../oracle';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const now = dayMs(10);
const crowd = Array.from({ length: 12_500 }, (_, i) =>
	eventOf(
		{ email: `p${i % 5_000}@example.com` },
		{ type: 'article.read', subject: `a${i % 7}`, occurredAt: dayMs(i % 10) },
	),
);

export function promisesOfLasting(makePlace: MakePlace): void {
	describe('keeping', () => {
		const at = useStore(makePlace);

		it('a large batch, telling how far it is', async () => {
			const told: Array<{ candidates: number; events: number }> = [];
			const outcomes = await at.store.record(crowd, preset, now, (done) => told.push({ ...done }));
			expect(outcomes).toHaveLength(5_000);
			expect(outcomes.reduce((sum, { newEvents }) => sum + newEvents, 0)).toBe(12_500);
			expect(told.length).toBeGreaterThan(1);
			expect(told.at(-1)).toEqual({ candidates: 5_000, events: 12_500 });
			for (let i = 1; i < told.length; i++)
				expect(told[i].events).toBeGreaterThan(told[i - 1].events);
			const again = await at.store.record(crowd, preset, now);
			expect(again.reduce((sum, { newEvents }) => sum + newEvents, 0)).toBe(0);
		});

		it('everything when closed and opened again', async () => {
			const events = crowd.slice(0, 300);
			const [{ candidateId }] = await at.store.record(events, preset, now);
			const before = await storedSnapshots(at.store, events, preset);
			const ledger = await at.store.events(candidateId, 100);
			await at.store.close();
			const reopened = await at.place.open();
			expect(await storedSnapshots(reopened, events, preset)).toEqual(before);
			expect(await reopened.events(candidateId, 100)).toEqual(ledger);
			const again = await reopened.record(events, preset, now);
			expect(again.every(({ newEvents }) => newEvents === 0)).toBe(true);
		});

		it('nothing of an empty batch', async () => {
			expect(await at.store.record([], preset, now)).toEqual([]);
			expect(await at.store.search({}, preset)).toEqual([]);
		});

		it('a model version once', async () => {
			await at.store.saveModel(preset.model);
			await at.store.saveModel(preset.model);
			const other = await at.place.open();
			await expect(other.saveModel(preset.model)).resolves.toBeUndefined();
		});

		it('what was presented when the clock jumps back', async () => {
			const event = eventOf(
				{ email: 'ann@example.com' },
				{ type: 'chat.held', occurredAt: dayMs(9) },
			);
			await at.store.record([event], preset, dayMs(100));
			const before = await storedSnapshots(at.store, [event], preset);
			const [outcome] = await at.store.record([event], preset, dayMs(20));
			expect(outcome.transitions).toEqual([]);
			expect(await at.store.decay(preset, dayMs(30), () => undefined)).toMatchObject({
				checked: 0,
			});
			expect(await storedSnapshots(at.store, [event], preset)).toEqual(before);
		});

		it('is over after closing, also when closed twice', async () => {
			await at.store.close();
			await expect(at.store.close()).resolves.toBeUndefined();
			await expect(at.store.search({}, preset)).rejects.toMatchObject({ name: 'StoreError' });
		});
	});
}

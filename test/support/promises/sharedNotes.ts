import { useStore, type MakePlace } from './place';

const EVERY_MS = 100;

export function promisesOfSharedNotes(makePlace: MakePlace): void {
	describe('what processes share besides candidates', () => {
		const at = useStore(makePlace);

		it('notes: the last one kept is the one read, whatever it holds', async () => {
			const other = await at.place.open();
			const text = `'; DROP TABLE note; -- "é" 🙂`;
			expect(await at.store.readNote('a')).toBeNull();
			await at.store.keepNote('a', 'one');
			await at.store.keepNote('a', text);
			expect(await other.readNote('a')).toBe(text);
		});

		it('notes: of all who claim one at once, one is right', async () => {
			const other = await at.place.open();
			const claims = await Promise.all(
				Array.from({ length: 10 }, (_, i) => (i % 2 ? at.store : other).claimNote('id', `${i}`)),
			);
			expect(new Set(claims).size).toBe(1);
			expect(await at.store.readNote('id')).toBe(claims[0]);
		});

		it('turns: everybody gets one of their own, each later than the one before', async () => {
			const other = await at.place.open();
			const began = Date.now();
			const turns = await Promise.all(
				Array.from({ length: 20 }, async (_, i) => {
					const waitMs = await (i % 2 ? at.store : other).takeTurn('calls', EVERY_MS);
					return Date.now() + waitMs;
				}),
			);
			const last = Math.max(...turns);
			expect(last - began).toBeGreaterThanOrEqual(19 * EVERY_MS);
			expect(await at.store.takeTurn('searches', EVERY_MS)).toBe(0);
		});

		it('turns: none is given while they are held', async () => {
			const other = await at.place.open();
			await at.store.takeTurn('calls', EVERY_MS);
			await at.store.holdTurns('calls', 60_000);
			expect(await other.takeTurn('calls', EVERY_MS)).toBeGreaterThan(50_000);
			await at.store.holdTurns('calls', 10);
			expect(await other.takeTurn('calls', EVERY_MS)).toBeGreaterThan(50_000);
		});

		it('turns: nobody waits for minutes because a clock was wrong', async () => {
			await at.store.holdTurns('calls', 86_400_000);
			expect(await at.store.takeTurn('calls', EVERY_MS)).toBeLessThanOrEqual(150_000);
		});
	});
}

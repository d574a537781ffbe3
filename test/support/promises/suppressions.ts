import type { Suppression } from '../../../lib/store';
import { useStore, type MakePlace } from './place';

const ann = 'ann@example.com';
const bob = "bob'; --@example.com";
const of = (address: string, changes: Partial<Suppression> = {}): Suppression => ({
	address,
	reason: 'unsubscribed',
	at: 5,
	detail: null,
	...changes,
});

export function promisesOfSuppressions(makePlace: MakePlace): void {
	describe('suppressions', () => {
		const at = useStore(makePlace);
		const suppressions = () => at.store.nurture.suppressions;

		it('are kept once for each reason, as they were first', async () => {
			await suppressions().add([of(ann), of(ann, { reason: 'complaint' }), of(bob)]);
			await suppressions().add([of(ann, { at: 9, detail: 'again' })]);
			expect(await suppressions().find([ann, 'nobody@example.com'])).toEqual(
				expect.arrayContaining([of(ann), of(ann, { reason: 'complaint' })]),
			);
			expect(await suppressions().find([ann, bob])).toHaveLength(3);
		});

		it('are taken back, of one reason or of all', async () => {
			await suppressions().add([of(ann), of(ann, { reason: 'hardBounce' }), of(bob)]);
			expect(await suppressions().lift([ann, bob], ['unsubscribed'])).toBe(2);
			expect(await suppressions().find([ann, bob])).toEqual([of(ann, { reason: 'hardBounce' })]);
			expect(await suppressions().lift([ann])).toBe(1);
			expect(await suppressions().list({ limit: 10 })).toEqual([]);
		});

		it('are listed by address and reason', async () => {
			await suppressions().add([of(bob), of(ann), of(ann, { reason: 'complaint' })]);
			expect(await suppressions().list({ limit: 2 })).toEqual([
				of(ann, { reason: 'complaint' }),
				of(ann),
			]);
			expect(await suppressions().list({ limit: 2, offset: 2 })).toEqual([of(bob)]);
			expect(await suppressions().list({ limit: 9, reasons: ['unsubscribed'] })).toHaveLength(2);
		});

		it('come from bounces, of which the same one counts once', async () => {
			const bounce = {
				address: ann,
				mail: '1/first',
				at: 5,
				bounce: 'soft',
				diagnosis: '452',
			} as const;
			await suppressions().addBounces([bounce, { ...bounce, mail: '1/second', at: 9 }]);
			await suppressions().addBounces([{ ...bounce, at: 7 }]);
			expect(await suppressions().bouncesOf([ann, bob], 0)).toHaveLength(2);
			expect(await suppressions().bouncesOf([ann], 6)).toMatchObject([{ mail: '1/second', at: 9 }]);
		});
	});
}

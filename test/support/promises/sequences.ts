import type { SequenceDefinition } from '../../../lib/store';
import { errorOf } from '../errorOf';
import { shortSequence } from '../nurture/sequence';
import { useStore, type MakePlace } from './place';

const definition = (label: string): SequenceDefinition => ({ ...shortSequence(), label });

export function promisesOfSequences(makePlace: MakePlace): void {
	describe('sequences', () => {
		const at = useStore(makePlace);
		const sequences = () => at.store.nurture.sequences;

		it('are published from a draft, and every version stays readable', async () => {
			await sequences().saveDraft(definition('One'), 'first try', 'Lisa', 1);
			await sequences().saveDraft(definition('Two'), 'better', 'Lisa', 2);
			expect(await sequences().get('short')).toBeNull();
			expect(await sequences().publish('short', 'Mark', 'approved', 3)).toBe(1);
			await sequences().saveDraft(definition('Three'), '', 'Lisa', 4);
			expect(await sequences().publish('short', 'Mark', '', 5)).toBe(2);
			await sequences().saveDraft(definition('Four'), '', 'Lisa', 6);
			expect((await sequences().get('short', 1))?.definition).toMatchObject({
				label: 'Two',
				version: 1,
			});
			expect(await sequences().get('short')).toMatchObject({ version: 2, label: 'Three' });
			expect(await sequences().get('short', 'draft')).toMatchObject({ version: null, by: 'Lisa' });
			expect((await sequences().list()).map(({ version }) => version)).toEqual([null, 2, 1]);
		});

		it('cannot be published without a draft', async () => {
			expect(await errorOf(sequences().publish('short', 'Mark', '', 1))).toMatchObject({
				code: 'no-draft',
			});
		});

		it('get one version each when two publish at the same time', async () => {
			await sequences().saveDraft(definition('One'), '', 'Lisa', 1);
			const other = await at.place.open();
			const tries = [at.store, other].map((store) =>
				store.nurture.sequences.publish('short', 'Mark', '', 2),
			);
			const results = await Promise.allSettled(tries);
			expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
			expect(await sequences().list()).toHaveLength(1);
		});

		it('never change once published', async () => {
			await sequences().saveDraft(definition('One'), '', 'Lisa', 1);
			await sequences().publish('short', 'Mark', '', 2);
			await expect(at.place.tamper("UPDATE sequence SET definition = '{}'")).rejects.toThrow(
				'never changes',
			);
			await expect(at.place.tamper('DELETE FROM sequence')).rejects.toThrow('never');
		});
	});
}

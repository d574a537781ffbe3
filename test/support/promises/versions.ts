import type { ScoringModel } from '../../../lib/scoring';
import { isStoreError, type ModelVersion } from '../../../lib/store';
import { dayMs, eventOf } from '../events';
import { preset } from '../preset';
import { useStore, type MakePlace } from './place';

const key = 'own-model';
const draft = (label: string): ScoringModel => ({ ...preset.model, key, label });
const summary = ({ version, status, label, by, note, at }: ModelVersion) =>
	[version, status, label, by, note, at] as const;

export function promisesOfVersions(makePlace: MakePlace): void {
	describe('versions of a model (MSR-22)', () => {
		const at = useStore(makePlace);

		const publish = async (label: string, day: number) => {
			await at.store.saveDraft(draft(label), `try ${label}`, 'ann', dayMs(day));
			return await at.store.publish(key, 'bob', `use ${label}`, dayMs(day + 1));
		};
		const versions = async () => (await at.store.listModels()).map(summary);
		const codeOf = async (work: Promise<unknown>) => {
			const error: unknown = await work.then(
				() => null,
				(thrown: unknown) => thrown,
			);
			return isStoreError(error) ? error.code : error;
		};

		it('begin as a draft, which is replaced by the next and is nothing to score with', async () => {
			await at.store.saveDraft(draft('One'), 'first', 'ann', dayMs(1));
			await at.store.saveDraft(draft('Two'), 'second', 'bob', dayMs(2));
			expect(await versions()).toEqual([[null, 'draft', 'Two', 'bob', 'second', dayMs(2)]]);
			expect(await at.store.getModel(key)).toBeNull();
			expect(await at.store.getModel(key, 'draft')).toMatchObject({ definition: draft('Two') });
		});

		it('are numbered as they are published, and say who, when and why', async () => {
			expect(await publish('One', 1)).toBe(1);
			expect(await publish('Two', 5)).toBe(2);
			expect(await at.store.getModel(key, 'draft')).toBeNull();
			await at.store.saveDraft(draft('Three'), 'soon', 'ann', dayMs(9));
			expect(await versions()).toEqual([
				[null, 'draft', 'Three', 'ann', 'soon', dayMs(9)],
				[2, 'published', 'Two', 'bob', 'use Two', dayMs(6)],
				[1, 'published', 'One', 'bob', 'use One', dayMs(2)],
			]);
		});

		it('are found by number, the latest one by default', async () => {
			await publish('One', 1);
			await publish('Two', 5);
			const definitionOf = async (version?: number) =>
				(await at.store.getModel(key, version))?.definition;
			expect(await definitionOf(1)).toEqual({ ...draft('One'), version: 1 });
			expect(await definitionOf()).toEqual({ ...draft('Two'), version: 2 });
			expect(await at.store.getModel(key, 3)).toBeNull();
			expect(await at.store.getModel('no-model')).toBeNull();
		});

		it('go back by publishing an older one again', async () => {
			await publish('One', 1);
			await publish('Two', 5);
			expect(await at.store.rollBack(key, 1, 'ann', 'Two was wrong', dayMs(9))).toBe(3);
			expect(await at.store.getModel(key)).toMatchObject({
				version: 3,
				label: 'One',
				by: 'ann',
				note: 'Two was wrong',
				at: dayMs(9),
				definition: { ...draft('One'), version: 3 },
			});
		});

		it('never change once published', async () => {
			await publish('One', 1);
			await at.store.saveModel({ ...draft('Other'), version: 1 });
			expect((await at.store.getModel(key, 1))?.label).toBe('One');
		});

		it('follow on those that candidates were scored under without publishing', async () => {
			await at.store.record([eventOf({ visitorId: 'v' })], preset, dayMs(1));
			await at.store.saveDraft({ ...preset.model, label: 'Ours' }, 'tuned', 'ann', dayMs(2));
			const version = await at.store.publish(preset.model.key, 'ann', 'tuned', dayMs(3));
			expect(version).toBe(preset.model.version + 1);
			const [ours, came] = await at.store.listModels();
			expect([ours.by, came.by, came.status]).toEqual(['ann', null, 'published']);
		});

		it('stay those of their own model', async () => {
			await publish('One', 1);
			await at.store.saveDraft({ ...draft('Else'), key: 'else' }, '', 'ann', dayMs(2));
			expect(await at.store.publish('else', 'ann', '', dayMs(3))).toBe(1);
			expect((await at.store.listModels()).map((model) => model.key)).toEqual(['else', key]);
		});

		it('cannot be published without a draft, nor gone back to where there are none', async () => {
			expect(await codeOf(at.store.publish(key, 'ann', '', dayMs(1)))).toBe('no-draft');
			await publish('One', 1);
			expect(await codeOf(at.store.publish(key, 'ann', '', dayMs(1)))).toBe('no-draft');
			await at.store.saveDraft(draft('Two'), '', 'ann', dayMs(2));
			for (const version of [0, 2, -1, 1.5])
				expect(await codeOf(at.store.rollBack(key, version, 'ann', '', dayMs(1)))).toBe(
					'unknown-model',
				);
		});

		it('get different numbers from two who publish at once', async () => {
			const other = await at.place.open();
			await publish('One', 1);
			const stores = [at.store, other, at.store, other];
			const numbers = await Promise.all(
				stores.map((store) => store.rollBack(key, 1, 'ann', '', dayMs(3))),
			);
			expect(numbers.sort((a, b) => a - b)).toEqual([2, 3, 4, 5]);
		});
	});
}

import type { IDataObject } from 'n8n-workflow';
import { useFixedClock } from '../support/clock';
import { onModel, publishViewsWorth, ruleChange, useModel } from '../support/scoringModel';
import { useStoreFolder } from '../support/storeFolder';

describe('Scoring Model', () => {
	useFixedClock();
	useStoreFolder();

	describe('looking', () => {
		beforeEach(async () => {
			await publishViewsWorth(5);
			await publishViewsWorth(6);
			await onModel('saveDraft', ruleChange('vacancy-view', { points: 7 }));
		});

		const pointsOf = ({ definition }: IDataObject) =>
			(definition as { rules: Array<{ key: string; points: number }> }).rules.find(
				({ key }) => key === 'vacancy-view',
			)?.points;

		it.each([
			['live', 6, 3, 'published'],
			['draft', 7, null, 'draft'],
			['1', 3, 1, 'published'],
			['2', 5, 2, 'published'],
			['preset:candidate-nl', 3, 1, 'preset'],
		])('gets %s, with what it says', async (version, points, number, status) => {
			const got = await onModel('get', { version });
			expect(got).toMatchObject({ key: 'candidate-nl', version: number, status });
			expect(pointsOf(got)).toBe(points);
		});

		it.each([
			['live', 'draft', ['Vacancy view: points 6 → 7'], 'from version 3 to draft'],
			['1', '2', ['Vacancy view: points 3 → 5'], 'from version 1 to version 2'],
			['draft', 'preset:candidate-nl', ['Vacancy view: points 7 → 3'], 'to preset “Candidate NL”'],
			['live', 'live', [], '0 changes from version 3 to version 3'],
		])('compares %s with %s', async (version, compareWith, changes, summary) => {
			const compared = await onModel('compare', { version, compareWith });
			const found = (compared.changes as string[]).filter((text) => !/^Noor/.test(text));
			expect(found).toEqual(changes);
			expect(compared.summary).toContain(summary);
			expect(compared.needsReplay).toBe(false);
			expect((compared.details as unknown[]).length).toBe((compared.changes as unknown[]).length);
		});

		it.each([
			['get', { version: '9' }, 'There is no version 9 of the scoring model "candidate-nl"'],
			['get', { version: 'last' }, '"last" is not a version of a scoring model'],
			['get', { version: 'preset:moon' }, 'There is no scoring model "moon"'],
			['get', { model: 'moon' }, 'There is no scoring model "moon"'],
			['get', { model: 'moon', version: 'draft' }, 'There is no draft of the scoring model "moon"'],
			[
				'rollBack',
				{ rollBackTo: '7', note: 'x' },
				'There is no version 7 of the scoring model "candidate-nl"',
			],
		])('%s says of %j what is not there', async (operation, parameters, message) => {
			const { error } = await useModel(operation, parameters);
			expect(error?.message).toBe(message);
			expect(error?.description).toBeTruthy();
		});
	});
});

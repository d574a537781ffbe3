import type { ModelEdits } from '../../../../../lib/scoring/model/edit/edits';
import { reviewModel } from '../../../../../lib/scoring/model/edit/reviewModel';
import { PRESETS } from '../../../../../lib/scoring/presets';
import { candidateNl } from '../../../../../lib/scoring/presets/candidateNl';
import { changedPreset } from '../changedPreset';

const dearerViews: ModelEdits = {
	ruleChanges: [{ rule: 'vacancy-view', values: { points: 5 } }],
};

describe('a model changed in a form, checked (PL-05)', () => {
	describe.each(PRESETS.map((preset) => [preset.key, preset] as const))('%s', (_, preset) => {
		it('is sound when nothing changed', () => {
			const { definition, errors, warnings } = reviewModel(preset, {});
			expect([definition, errors, warnings]).toEqual([preset, [], []]);
		});

		it('is sound when every gain is worth a point more', () => {
			const gains = preset.rules.filter(({ points }) => points > 0 && points < 100);
			const ruleChanges = gains.map(({ key, points }) => ({
				rule: key,
				values: { points: points + 1 },
			}));
			const { model, errors } = reviewModel(preset, { ruleChanges });
			expect(errors).toEqual([]);
			expect(reviewModel(model, {}, 'mustHold').errors).toEqual([]);
		});
	});

	it('lets golden candidates take over what the change makes of them, and says so', () => {
		const { model, errors, warnings } = reviewModel(candidateNl, dearerViews);
		expect(errors).toEqual([]);
		expect(warnings).toMatchObject([
			{ severity: 'warning', path: 'tests.1', message: 'comes out otherwise: score 70 → 72' },
		]);
		const scores = model?.tests.map(({ expect: { score } }) => score);
		expect(scores).toEqual([25, 72, 1]);
		expect(reviewModel(model, {})).toMatchObject({ errors: [], warnings: [] });
	});

	it('refuses a change that golden candidates do not hold under, when they must', () => {
		const { model, errors, warnings } = reviewModel(candidateNl, dearerViews, 'mustHold');
		expect(model).toBeUndefined();
		expect(errors).toMatchObject([{ path: 'tests.1.expect.score', found: 72 }]);
		expect(warnings).toEqual([]);
	});

	it('takes over nothing of golden candidates that failed before', () => {
		const failing = changedPreset({ 'tests.1.expect.score': 99 });
		expect(reviewModel(failing, dearerViews).errors).toMatchObject([
			{ path: 'tests.1.expect.score', found: 72 },
		]);
	});

	it('tells everything at once: of the start, of the change, and changes of what is not there', () => {
		const start = changedPreset({ timezone: 'Mars', 'rules.0.pillar': 'x', extra: 1 });
		const { errors } = reviewModel(start, {
			ruleChanges: [
				{ rule: 'chat', values: { points: 1_000 } },
				{ rule: 'chatt', values: { points: 1 } },
			],
			buckets: [{ bucket: 'hot', from: 10 }],
		});
		expect(errors.map(({ path }) => path).sort()).toEqual([
			'buckets.3.from',
			'extra',
			'rules',
			'rules.0.pillar',
			'rules.17.points',
			'timezone',
		]);
	});

	it.each([null, 'text', [], 7])('says that %j is no model', (start) => {
		const { model, errors } = reviewModel(start, dearerViews);
		expect(model).toBeUndefined();
		expect(errors.length).toBeGreaterThan(0);
	});
});

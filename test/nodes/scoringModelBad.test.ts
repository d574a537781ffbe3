import type { INodeParameters } from 'n8n-workflow';
import { useFixedClock } from '../support/clock';
import { runNode } from '../support/harness';
import { deed, onModel, ruleChange, score, useModel } from '../support/scoringModel';
import { useStoreFolder } from '../support/storeFolder';

describe('Scoring Model', () => {
	useFixedClock();
	useStoreFolder();

	describe('a bad model', () => {
		const bad: INodeParameters = {
			ruleChanges: {
				rule: [
					{ rule: 'vacancy-view', action: 'change', changes: { points: 900, pillar: 'activty' } },
					{ rule: 'chatt', action: 'remove' },
				],
			},
			buckets: { bucket: [{ bucket: 'warm', from: 90 }] },
			settings: { timezone: 'Europe/Amsterdm' },
		};
		const wrong = [
			'Rules: there is no rule "chatt" to change',
			'Rule “Vacancy view”, points: 900 cannot stand here; allowed: a number from -100 to 100',
			'Rule “Vacancy view”, pillar: "activty" is not a pillar',
			'Bucket “Hot”, from: 70 must be above 90',
			'Time zone: "Europe/Amsterdm" is not a time zone',
		];

		it('is told all at once, and nothing is thrown', async () => {
			const { valid, errors, summary } = await onModel('validate', bad);
			expect(valid).toBe(false);
			expect(errors).toHaveLength(wrong.length);
			expect(errors).toContainEqual({
				where: 'rule “Vacancy view”, pillar',
				path: 'rules.1.pillar',
				value: 'activty',
				allowed: 'entrances, activity, interaction',
				suggestion: 'activity',
				message: expect.stringContaining('did you mean "activity"?'),
			});
			expect(summary).toMatch(/^Not sound: 5 errors/);
			for (const line of wrong) expect(summary).toContain(line);
		});

		it('is not saved, and the live version goes on', async () => {
			const { error } = await useModel('saveDraft', bad);
			expect(error?.message).toBe('The draft was not saved: the model has 5 errors');
			for (const line of wrong) expect(error?.description).toContain(line);
			const { error: none } = await useModel('publish', { note: 'x' });
			expect(none?.message).toBe('There is no draft of the scoring model "candidate-nl"');
			expect(await score([deed('ann', 'vacancy.viewed')])).toMatchObject([{ score: 3 }]);
		});

		it('leaves by the error output where the user goes on', async () => {
			const ran = await runNode('ScoringModel', [{}], {
				parameters: { operation: 'saveDraft', ...bad },
				onError: 'continueErrorOutput',
			});
			expect(ran.error).toBeUndefined();
			expect(ran.json('ScoringModel', 1)).toEqual([
				{ error: 'The draft was not saved: the model has 5 errors' },
			]);
		});

		it('is refused for a rule about a protected characteristic', async () => {
			const { error } = await useModel('saveDraft', {
				newRules: {
					rule: [
						{
							label: 'Leeftijd onder 30',
							eventTypes: 'profile.completed',
							points: 5,
							pillar: 'activity',
							conditions: {},
							more: {},
						},
					],
				},
			});
			expect(error?.description).toMatch(/about age .*which a score may not depend on/);
		});

		it('is refused where golden candidates must hold (MSR-24)', async () => {
			const { error } = await useModel('saveDraft', {
				...ruleChange('vacancy-view', { points: 5 }),
				settings: { golden: 'mustHold' },
			});
			expect(error?.description).toMatch(
				/^Golden candidate “Noor, .*”, expect score: .* expected 70, got 72/,
			);
		});
	});
});

import fc from 'fast-check';
import { checkModel } from '../../../../../lib/scoring/model/checkModel';
import { compareModels } from '../../../../../lib/scoring/model/compareModels';
import { editModel } from '../../../../../lib/scoring/model/edit/editModel';
import type { ModelEdits } from '../../../../../lib/scoring/model/edit/edits';
import { parseModel } from '../../../../../lib/scoring/model/parseModel';
import { candidateNl } from '../../../../../lib/scoring/presets/candidateNl';
import { seeded } from '../../arbitraries';
import { changedPreset } from '../changedPreset';
import cases from './edits.json';

interface Case {
	name: string;
	/** Values put at paths of the preset first. */
	start?: Record<string, unknown>;
	edits: ModelEdits;
	/** All that changed, in words. */
	texts?: string[];
	/** One of several things that went. */
	removed?: string;
	/** What the last rule became. */
	rule?: object;
	needsReplay?: boolean;
}

/** The golden candidates are left out: what becomes of them is shown elsewhere. */
const startOf = (set: Record<string, unknown> = {}) => changedPreset({ ...set, tests: [] });

describe('changing a model in a form (MSR-14, StD-04, PL-05)', () => {
	it.each(cases as Case[])(
		'$name',
		({ start, edits, texts, removed, rule, needsReplay = false }) => {
			const before = startOf(start);
			const kept = structuredClone(before);
			const { definition, problems } = editModel(before, edits);
			expect(problems).toEqual([]);
			expect(before).toEqual(kept);
			const after = parseModel(definition);
			const comparison = compareModels(parseModel(before), after);
			const said = comparison.changes.map(({ text }) => text);
			if (texts) expect(said).toEqual(texts);
			if (removed) expect(said).toContain(removed);
			if (rule) expect(after.rules.at(-1)).toEqual(rule);
			expect(comparison.needsReplay).toBe(needsReplay);
		},
	);

	it('leaves the model as it is, to the last field, when nothing is asked for', () => {
		expect(editModel(candidateNl, {}).definition).toEqual(candidateNl);
	});

	it.each<[string, ModelEdits, object]>([
		[
			'a rule',
			{ ruleChanges: [{ rule: 'vacancy-vew', values: { points: 5 } }] },
			{ path: 'rules', found: 'vacancy-vew', suggestion: 'vacancy-view' },
		],
		[
			'a rule to remove',
			{ ruleChanges: [{ rule: 'chats', remove: true }] },
			{ path: 'rules', found: 'chats', suggestion: 'chat' },
		],
		[
			'a bucket',
			{ buckets: [{ bucket: 'boiling', from: 90 }] },
			{ path: 'buckets', found: 'boiling', allowed: 'cold, lukewarm, warm, hot' },
		],
		[
			'a pillar',
			{ settings: { pillarCaps: [{ pillar: 'activty', cap: 30 }] } },
			{ path: 'pillars', found: 'activty', suggestion: 'activity' },
		],
	])('says which there are when it is asked to change %s that is not there', (_, edits, issue) => {
		const { definition, problems } = editModel(candidateNl, edits);
		expect(problems).toMatchObject([{ severity: 'error', ...issue }]);
		expect(definition).toEqual(candidateNl);
	});

	it.each<[string, ModelEdits, string[]]>([
		[
			'points out of range and a limit that is none',
			{ ruleChanges: [{ rule: 'page-view', values: { points: 500, perDay: -1 } }] },
			['rules.0.limits.perDay', 'rules.0.points'],
		],
		[
			'a new rule without a name, an event or a pillar',
			{ newRules: [{ label: '', eventTypes: ' ', points: 5 }] },
			['rules.23.label', 'rules.23.on', 'rules.23.pillar'],
		],
		[
			'a rule that must not be',
			{
				newRules: [
					{ label: 'Age below 30', eventTypes: 'profile.seen', points: 5, pillar: 'activity' },
				],
			},
			['rules.23.key'],
		],
		['buckets in the wrong order', { buckets: [{ bucket: 'warm', from: 80 }] }, ['buckets.3.from']],
		[
			'a zone and a decay that do not exist',
			{ settings: { timezone: 'Europe/Amsterdm', decay: { kind: 'halflife' } } },
			['decay.kind', 'timezone'],
		],
		['a name that says nothing', { settings: { label: '' } }, ['label']],
	])('leaves it to the check to refuse %s', (_, edits, paths) => {
		const { definition, problems } = editModel(startOf(), edits);
		const { errors } = checkModel(definition);
		expect(problems).toEqual([]);
		expect(errors.map(({ path }) => path).sort()).toEqual(paths);
	});

	it('does not stumble over what is no model', () => {
		const edits = (cases as Case[]).map((one) => one.edits);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.anything(),
					fc.record(
						{
							rules: fc.anything(),
							buckets: fc.array(fc.anything()),
							phases: fc.array(fc.anything()),
							routes: fc.anything(),
						},
						{ requiredKeys: [] },
					),
				),
				fc.constantFrom(...edits),
				(start, edit) => {
					expect(checkModel(editModel(start, edit).definition).errors).not.toEqual([]);
				},
			),
			seeded(500),
		);
	});
});

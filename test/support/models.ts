import { compileModel, type CompiledModel, type ScoringModelInput } from '../../lib/scoring';
import { parseModel } from '../../lib/scoring/model/parseModel';
import { candidateNl } from '../../lib/scoring/presets/candidateNl';

type RuleInput = ScoringModelInput['rules'][number];

/** The default model with something else about it, and so without its golden candidates, ready to use. */
export function variant(
	changes: Partial<ScoringModelInput>,
	changeRule: (rule: RuleInput) => RuleInput = (rule) => rule,
): CompiledModel {
	const rules = candidateNl.rules.map(changeRule);
	return compileModel(parseModel({ ...candidateNl, tests: [], rules, ...changes }));
}

/** A model beside the default one that folds, counts and names days differently. */
export const sibling: CompiledModel = variant(
	{ key: 'talent-pool', timezone: 'America/New_York', floor: 0 },
	(rule) => {
		if (rule.key === 'page-view') return { ...rule, on: ['page.viewed', 'email.clicked'] };
		if (rule.key === 'article-read') return { ...rule, limits: {} };
		return rule.points > 0 ? { ...rule, points: rule.points / 2 } : rule;
	},
);

/** The default model, with every gain worth twice as much: what was folded stays good. */
export function dearer(version: number): CompiledModel {
	return variant({ version }, (rule) =>
		rule.points > 0 ? { ...rule, points: rule.points * 2 } : rule,
	);
}

/** The default model, with page views of one page only, and clicks for views: what was folded is of no use. */
export function choosier(version: number): CompiledModel {
	return variant({ version }, (rule) => {
		if (rule.key === 'email-click') return { ...rule, on: ['email.clicked', 'page.viewed'] };
		if (rule.key !== 'page-view') return rule;
		return { ...rule, where: [{ field: 'subject', op: 'startsWith', value: '/werken' }] };
	});
}

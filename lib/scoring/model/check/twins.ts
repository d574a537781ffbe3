import { warningIssue, type ModelIssue } from '../issue';
import type { ModelParts } from '../parts';

type PartialRule = NonNullable<ModelParts['rules']>[number];

/** Rules that the very same events meet: those events count twice, which is seldom meant. */
export function checkTwins({ rules = [] }: ModelParts): ModelIssue[] {
	const firsts = new Map<string, string>();
	return rules.flatMap((rule, i) => {
		const { key, on, where } = rule;
		if (key === undefined || on === undefined || where === undefined) return [];
		const pattern = patternOf(rule);
		const first = firsts.get(pattern);
		if (first === undefined) firsts.set(pattern, key);
		if (first === undefined || first === key) return [];
		return [
			warningIssue({
				path: `rules.${i}`,
				found: key,
				problem: `"${key}" is met by the same events as "${first}", so that they count twice`,
			}),
		];
	});
}

/** What a rule asks of an event and its candidate, the same for rules that ask the same. */
function patternOf(rule: PartialRule): string {
	const { on, where = [] } = rule;
	const statuses = 'statuses' in rule ? [rule.statuses].flat().sort() : [];
	const conditions = where.map(({ field, op, value }) => JSON.stringify([field, op, value])).sort();
	return JSON.stringify([[...new Set([on].flat())].sort(), conditions, statuses]);
}

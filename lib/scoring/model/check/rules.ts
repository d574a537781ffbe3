import { errorIssue, warningIssue, type ModelIssue } from '../issue';
import { nearest } from '../nearest';
import type { ModelParts } from '../parts';
import type { Decay } from '../types';
import { findContradiction } from './contradiction';

type PartialRule = NonNullable<ModelParts['rules']>[number];

/** What each rule asks for that cannot be, or not in this model. */
export function checkRules({ rules = [], pillars, decay, keys }: ModelParts): ModelIssue[] {
	return rules.flatMap((rule, i) => {
		const path = `rules.${i}`;
		const pillarDecay = pillars?.find(({ key }) => key === rule.pillar)?.decay;
		return [
			...checkPool(rule, rule.decay ?? pillarDecay ?? decay, `${path}.limits.maxPoints`),
			...checkPillar(rule, path, keys.pillars),
			...checkLimits(rule, `${path}.limits`),
			...checkWorth(rule, `${path}.limits`),
			...checkWhere(rule, `${path}.where`),
		];
	});
}

/** What fades together with other rules has no maximum of its own: it would depend on the others. */
function checkPool(rule: PartialRule, decay: Decay | undefined, path: string): ModelIssue[] {
	const most = rule.limits?.maxPoints;
	if (most === undefined || decay?.kind !== 'perDay' || rule.decay) return [];
	return [
		errorIssue({
			path,
			found: most,
			problem: 'does not go together with a decay of points per day that the pillar shares',
			allowed: 'nothing, or give the rule its own decay',
		}),
	];
}

function checkPillar(rule: PartialRule, path: string, known?: readonly string[]): ModelIssue[] {
	const { pillar, points = 0, limits } = rule;
	const gives = points > 0 || (points === 0 && limits?.again !== undefined);
	const issue = (problem: string, hints: { allowed?: string; suggestion?: string }) => [
		errorIssue({ path: `${path}.pillar`, found: pillar, problem, ...hints }),
	];
	if (pillar === undefined) return [];
	const allowed = known?.join(', ');
	if (pillar !== null && known && !known.includes(pillar)) {
		return issue(`"${pillar}" is not a pillar`, { allowed, suggestion: nearest(pillar, known) });
	}
	if (gives && pillar === null)
		return issue('a rule that gives points needs a pillar', { allowed });
	if (points < 0 && pillar !== null) {
		return issue('a rule that takes points away belongs to no pillar', { allowed: 'null' });
	}
	return [];
}

function checkLimits(
	{ limits = {}, repeat = 'full', points = 0 }: PartialRule,
	path: string,
): ModelIssue[] {
	const { perSubject, again, perDay, everyDays, total } = limits;
	const issues: ModelIssue[] = [];
	if (again && !perSubject) {
		issues.push(
			errorIssue({
				path: `${path}.again`,
				found: again,
				problem: 'needs perSubject: it counts a return to the same subject',
			}),
		);
	}
	if (again && points < 0) {
		issues.push(
			errorIssue({
				path: `${path}.again`,
				found: again,
				problem: 'gives points, which a rule that takes points away cannot do',
			}),
		);
	}
	if (perSubject && (perDay || everyDays || total || repeat !== 'full')) {
		issues.push(
			errorIssue({
				path,
				found: limits,
				problem: 'perSubject does not go together with perDay, everyDays, total or repeat',
			}),
		);
	}
	return issues;
}

/** Limits below what a single event is worth: it counts, but never in full. */
function checkWorth({ limits = {}, points = 0 }: PartialRule, path: string): ModelIssue[] {
	return (['pointsPerDay', 'maxPoints'] as const).flatMap((name) => {
		const most = limits[name];
		if (most === undefined || most >= Math.abs(points)) return [];
		return [
			warningIssue({
				path: `${path}.${name}`,
				found: most,
				problem: `one event is worth ${points} points, of which this limit lets only ${most} count`,
				allowed: `at least ${Math.abs(points)}`,
			}),
		];
	});
}

function checkWhere({ where = [] }: PartialRule, path: string): ModelIssue[] {
	const contradiction = findContradiction(where);
	if (contradiction === null) return [];
	const { conditions, problem } = contradiction;
	return [
		errorIssue({
			path: `${path}.${conditions.at(-1)}`,
			found: conditions.map((i) => where[i]),
			problem: `the rule can never match: ${problem}`,
		}),
	];
}

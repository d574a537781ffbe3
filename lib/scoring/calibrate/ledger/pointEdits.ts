import type { ModelEdits, RuleChange } from '../../model/edit/edits';
import type { CompiledModel, CompiledRule } from '../../model/compileModel';
import { HEAVIEST } from '../scorecard';
import type { AgeDecay } from '../../decay';
import type { DecayEdit } from '../../model/edit/decay';
import { nameDecay } from '../decays';
import type { FoundRule } from '../findDecay';

/** A rule as it is, and as it was learned. */
export interface RuleBeside {
	rule: string;
	label: string;
	pointsNow: number;
	points: number;
	/** Where the points lie with 95 % confidence. */
	from: number;
	to: number;
	decayNow: string;
	/** How the points lose their worth; null for a rule that was not learned. */
	decay: AgeDecay | null;
	/** The same in words. */
	decaySaid: string;
	/** Candidates who did it. */
	people: number;
	/** Why it stays as it is; null for a rule that was learned. */
	leftBecause: string | null;
}

/**
 * Rules as they are and as they were learned, side by side, in the order of the model. The heaviest of the learned
 * ones gets the points that the heaviest of them has now, so that the scale stays the one people know.
 */
export function besideEachOther(
	rules: readonly FoundRule[],
	compiled: CompiledModel,
	barred: ReadonlySet<string>,
): RuleBeside[] {
	const scale = scaleOf(rules, compiled);
	const learned = new Map(rules.map((one) => [one.rule, one]));
	return compiled.rules
		.filter(({ points }) => points !== 0)
		.map((rule) => {
			const one = learned.get(rule.key);
			return one ? learnedRule(rule, one, scale) : keptRule(rule, barred);
		});
}

/** What a learned point is in points of the model: the heaviest of the rules learned keeps what the heaviest has. */
export function scaleOf(rules: readonly FoundRule[], { ruleByKey }: CompiledModel): number {
	const heaviest = Math.max(...rules.map(({ rule }) => Math.abs(ruleByKey.get(rule)?.points ?? 0)));
	return heaviest / HEAVIEST;
}

function learnedRule(rule: CompiledRule, found: FoundRule, scale: number): RuleBeside {
	const most = Math.min(rule.pillarCap, 100);
	const exact = ((found.from + found.to) / 2) * scale;
	const least = rule.limits.again ? 1 : 0;
	const size = Math.min(most, Math.max(least, Math.round(Math.abs(exact))));
	return {
		...nowOf(rule),
		points: (rule.points < 0 ? -size : size) + 0, // no −0
		from: round(found.from * scale),
		to: round(found.to * scale),
		decay: found.decay,
		decaySaid: nameDecay(found.decay),
		people: found.people,
		leftBecause: null,
	};
}

function keptRule(rule: CompiledRule, barred: ReadonlySet<string>): RuleBeside {
	const { points } = rule;
	const now = nowOf(rule);
	return {
		...now,
		points,
		from: points,
		to: points,
		decay: null,
		decaySaid: now.decayNow,
		people: 0,
		leftBecause: barred.has(rule.key)
			? 'It is about the outcome itself'
			: 'Too few candidates did it',
	};
}

function nowOf({ key, label, points, decay, weights }: CompiledRule) {
	const half = weights.findIndex((weight) => weight <= 0.5);
	const faded = half < 0 ? 'never halves' : `half after ${half} days`;
	const decayNow = weights.length > 0 || decay ? faded : 'fades with its pillar';
	return { rule: key, label, pointsNow: points, decayNow };
}

/** The changes that make a model of what was learned. */
export function editsOf(beside: readonly RuleBeside[], compiled: CompiledModel): ModelEdits {
	return {
		ruleChanges: beside
			.filter(({ leftBecause }) => leftBecause === null)
			.flatMap((one): RuleChange[] => {
				const rule = compiled.ruleByKey.get(one.rule);
				return rule ? [changeOf(one, rule)] : [];
			}),
	};
}

/** Limits in points grow and shrink with the points, so that the same events go on counting. */
function changeOf({ rule: key, points, decay }: RuleBeside, rule: CompiledRule): RuleChange {
	const grow = (limit: number | undefined) =>
		limit === undefined || points === 0 ? undefined : round((limit * points) / rule.points);
	const { pointsPerDay, maxPoints, again } = rule.limits;
	return {
		rule: key,
		values: {
			points,
			pointsPerDay: grow(pointsPerDay),
			maxPoints: grow(maxPoints),
			againPoints: grow(again?.points),
			decay: decay ? editOf(decay) : undefined,
		},
	};
}

/** As a form says it. */
function editOf(decay: AgeDecay): DecayEdit {
	return { ...decay };
}

const round = (value: number) => Math.round(value * 10) / 10;

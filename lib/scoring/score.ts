import type { Credit } from './credit';
import type { LocalDay } from './localDay';
import type { Accumulation } from './model/types';

/** The highest score there is. */
export const MAX_SCORE = 100;

/** What is left of a rule's points of each of its days up to a day; days ascend like the credit's. */
export function leftOn(credit: Credit, day: LocalDay): readonly number[] {
	if (credit.reservoir) return credit.reservoir.leftOf(credit, day);
	const { days, points, rule } = credit;
	const left: number[] = [];
	for (let i = 0; i < days.length && days[i] <= day; i++) {
		left.push(points[i] * (rule.weights[day - days[i]] ?? 0));
	}
	return left;
}

/** What a rule's credits are still worth on a day, the rule's own maximum applied. */
export function creditOn(credit: Credit, day: LocalDay): number {
	const most = credit.rule.bounds.maxPoints;
	return Math.max(-most, Math.min(most, beforeMaximum(credit, day)));
}

/** What a rule's credits are worth on a day, before its own maximum. */
export function beforeMaximum(credit: Credit, day: LocalDay): number {
	const { days, points, rule, reservoir } = credit;
	if (rule.saturates) return saturate(credit, day);
	let sum = 0;
	if (reservoir) {
		for (const left of reservoir.leftOf(credit, day)) sum += left;
		return sum;
	}
	const { weights } = rule;
	for (let i = 0; i < days.length; i++) {
		const age = day - days[i];
		if (age < 0) break;
		if (age < weights.length) sum += points[i] * weights[age];
	}
	return sum;
}

/** Each event closes its percentage of what is left to 100. */
function saturate(credit: Credit, day: LocalDay): number {
	const { points, rule } = credit;
	const each = rule.points || rule.bounds.again?.points || 1;
	let gap = 1;
	leftOn(credit, day).forEach((left, i) => {
		const times = points[i] / each;
		gap *= (1 - left / times / 100) ** times;
	});
	return MAX_SCORE * (1 - gap);
}

/**
 * The points of all rules on a day: rules → rule maximum → pillar, with its way of adding up and its cap. Rules
 * without a pillar take points away, plainly.
 *
 * @param credits - pillar by pillar, as `creditMemory` returns them
 * @returns points, may be below 0 or above 100
 */
export function pointsOn(
	credits: readonly Credit[],
	accumulation: Accumulation,
	day: LocalDay,
): number {
	let total = 0;
	let sum = 0;
	let gap = 1;
	for (let i = 0; i < credits.length; i++) {
		const { pillarIndex, pillarCap } = credits[i].rule;
		const value = creditOn(credits[i], day);
		sum += value;
		gap *= 1 - value / MAX_SCORE;
		if (i + 1 < credits.length && credits[i + 1].rule.pillarIndex === pillarIndex) continue;
		total += pillarIndex < 0 ? sum : pillarTotal(accumulation, pillarCap, sum, gap);
		sum = 0;
		gap = 1;
	}
	return total;
}

/**
 * What a pillar comes to.
 *
 * @param sum - of what its rules are worth
 * @param gap - what they leave of the way to 100, 1 for all of it
 */
export function pillarTotal(
	accumulation: Accumulation,
	cap: number,
	sum: number,
	gap: number,
): number {
	switch (accumulation) {
		case 'additive':
			return Math.min(sum, cap);
		case 'saturating':
			return cap * (1 - gap);
		case 'squareRoot':
			return Math.min(cap, Math.sqrt(sum * cap));
	}
}

/** The score people see: clipped to 0–100, rounded half up, never below the model's floor. */
export function presentScore(raw: number, floor: number): number {
	return Math.max(floor, Math.round(Math.min(MAX_SCORE, Math.max(0, raw))));
}

/** The least that {@link presentScore} shows as a score or more; -Infinity where everything is. */
export function leastRaw(score: number, floor: number): number {
	return score <= Math.max(0, floor) ? -Infinity : Math.ceil(score) - 0.5;
}

/** The first local day on which points were earned; Infinity when none ever were. */
export function firstScoredDay(credits: readonly Credit[]): LocalDay {
	let first = Infinity;
	for (const { days, points } of credits) {
		const at = points.findIndex((one) => one > 0);
		if (at >= 0) first = Math.min(first, days[at]);
	}
	return first;
}

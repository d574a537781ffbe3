import type { Credit } from './credit';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';

/** The highest score there is. */
export const MAX_SCORE = 100;

/** What a rule's credits are still worth on a day, the rule's own maximum applied. */
export function creditOn(credit: Credit, day: LocalDay): number {
	const { days, points, rule } = credit;
	const { weights } = rule;
	let sum = 0;
	for (let i = 0; i < days.length; i++) {
		const age = day - days[i];
		if (age < 0) break;
		if (age < weights.length) sum += points[i] * weights[age];
	}
	const most = rule.limits.maxPoints;
	if (most === undefined || Math.abs(sum) <= most) return sum;
	return sum > 0 ? most : -most;
}

/**
 * The engagement on a day before clipping and rounding: rules → rule maximum → pillar cap → penalties.
 *
 * @returns points, may be below 0 or above 100
 */
export function rawScoreOn(
	credits: readonly Credit[],
	compiled: CompiledModel,
	day: LocalDay,
): number {
	const { pillars } = compiled.model;
	const sums = new Array<number>(pillars.length).fill(0);
	let penalties = 0;
	for (let i = 0; i < credits.length; i++) {
		const value = creditOn(credits[i], day);
		const pillar = credits[i].rule.pillarIndex;
		if (pillar < 0) penalties += value;
		else sums[pillar] += value;
	}
	let raw = penalties;
	for (let i = 0; i < sums.length; i++) raw += Math.min(sums[i], pillars[i].cap);
	return raw;
}

/** The score people see: clipped to 0–100, rounded half up, never below the model's floor. */
export function presentScore(raw: number, floor: number): number {
	return Math.max(floor, Math.round(Math.min(MAX_SCORE, Math.max(0, raw))));
}

/** The first local day on which points were earned; null when none ever were. */
export function firstScoredDay(credits: readonly Credit[]): LocalDay | null {
	let first: LocalDay | null = null;
	for (const credit of credits) {
		if (credit.rule.points <= 0) continue;
		if (first === null || credit.days[0] < first) first = credit.days[0];
	}
	return first;
}

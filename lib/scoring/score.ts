import type { Credit } from './credit';
import type { LocalDay } from './localDay';

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
 * @param credits - pillar by pillar, as `creditTally` returns them
 *
 * @returns points, may be below 0 or above 100
 */
export function rawScoreOn(credits: readonly Credit[], day: LocalDay): number {
	let raw = 0;
	let sum = 0;
	for (let i = 0; i < credits.length; i++) {
		const { pillarIndex, pillarCap } = credits[i].rule;
		sum += creditOn(credits[i], day);
		if (i + 1 < credits.length && credits[i + 1].rule.pillarIndex === pillarIndex) continue;
		raw += Math.min(sum, pillarCap);
		sum = 0;
	}
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

/** All points ever gained, undecayed: no score of these credits can be higher. */
export function sumGains(credits: readonly Credit[]): number {
	let sum = 0;
	for (const { points } of credits) for (const value of points) if (value > 0) sum += value;
	return sum;
}

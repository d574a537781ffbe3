import { activeDays } from './activity';
import { creditMemory, type Credit } from './credit';
import type { Memory } from './evaluation';
import { absenceOn, takeDownTo, type Absence } from './inactivity';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import { sortDays } from './ruleDays';
import { firstScoredDay, pointsOn, presentScore } from './score';

/** What a candidate's behaviour is worth, as a function of the day. */
export class Engagement {
	readonly credits: readonly Credit[];

	/** The first day with points; Infinity when there is none. */
	readonly firstScored: LocalDay;

	/** The day on which the last event is forgotten; from then on it stays what it is. -Infinity without events. */
	readonly settled: LocalDay;

	/** Without penalties that fade or are forgotten it can only fall between days of activity. */
	readonly onlyFalls: boolean;

	private readonly active: LocalDay[] | null;

	constructor(
		memory: Memory,
		private readonly compiled: CompiledModel,
	) {
		const { model } = compiled;
		this.credits = creditMemory(memory, compiled);
		this.firstScored = firstScoredDay(this.credits);
		let last = -Infinity;
		this.onlyFalls = !model.inactivity?.cumulative;
		for (const { days, rule } of this.credits) {
			last = Math.max(last, days[days.length - 1]);
			if (rule.points < 0) this.onlyFalls = false;
		}
		this.active = model.inactivity
			? sortDays(activeDays(this.credits, memory.timelines, compiled))
			: null;
		this.settled = last + model.horizonDays + 1;
	}

	/** Points on a day before clipping and rounding; may be below 0 or above 100. */
	rawOn(day: LocalDay): number {
		const { inactivity, accumulation } = this.compiled.model;
		const points = pointsOn(this.credits, accumulation, day);
		if (!inactivity) return points;
		return takeDownTo(inactivity.floor, points, this.absenceOn(day).points);
	}

	/** What being away takes on a day, before its floor. */
	absenceOn(day: LocalDay): Absence {
		const { inactivity, horizonDays } = this.compiled.model;
		if (!inactivity || !this.active) return { count: 0, points: 0 };
		return absenceOn(inactivity, this.active, day, horizonDays);
	}

	/** The engagement people see; null before any points were earned. */
	presentOn(day: LocalDay): number | null {
		return day < this.firstScored ? null : presentScore(this.rawOn(day), this.compiled.model.floor);
	}

	/** Whether what people see can fall no further before the next event. */
	isLowest(shown: number | null): boolean {
		if (!this.onlyFalls) return false;
		return shown === null || shown === presentScore(0, this.compiled.model.floor);
	}

	/** The first day on which points without any penalty reached a height; null when they never did. */
	firstReached(points: number): LocalDay | null {
		const gains = this.credits.filter(({ rule }) => rule.points >= 0);
		const days = sortDays(gains.flatMap((credit) => credit.days));
		const { accumulation } = this.compiled.model;
		return (
			days.find((day) => presentScore(pointsOn(gains, accumulation, day), 0) >= points) ?? null
		);
	}

	/** Whether all points together, unfaded, stay below a height. */
	staysBelow(points: number): boolean {
		if (this.compiled.model.accumulation === 'squareRoot') return false;
		let sum = 0;
		for (const credit of this.credits) {
			for (const value of credit.points) if (value > 0) sum += value;
		}
		return presentScore(sum, 0) < points;
	}
}

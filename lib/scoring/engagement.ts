import { activeDays } from './activity';
import { creditMemory, type Credit } from './credit';
import type { Memory } from './evaluation';
import { absenceOn, takeDownTo, type Absence } from './inactivity';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Accumulation } from './model/types';
import { sortDays } from './ruleDays';
import { firstScoredDay, pointsOn, presentScore } from './score';

/** More than adding up in another order can make of a difference. */
const ROUNDING = 1e-9;

/** What a candidate's behaviour is worth, as a function of the day. */
export class Engagement {
	readonly credits: readonly Credit[];

	/** The first day with points; Infinity when there is none. */
	readonly firstScored: LocalDay;

	/** The day on which the last event is forgotten; from then on it stays what it is. -Infinity without events. */
	readonly settled: LocalDay;

	/** Without penalties that fade or are forgotten it can only fall between days of activity. */
	readonly onlyFalls: boolean;

	private readonly gains: readonly Credit[];

	private readonly penalties: readonly Credit[];

	private readonly active: LocalDay[] | null;

	constructor(
		memory: Memory,
		private readonly compiled: CompiledModel,
	) {
		const { model } = compiled;
		this.credits = creditMemory(memory, compiled);
		this.firstScored = firstScoredDay(this.credits);
		let last = -Infinity;
		for (const { days } of this.credits) last = Math.max(last, days[days.length - 1]);
		this.penalties = this.credits.filter(({ rule }) => rule.points < 0);
		this.gains =
			this.penalties.length === 0
				? this.credits
				: this.credits.filter(({ rule }) => rule.points >= 0);
		this.onlyFalls = this.penalties.length === 0 && !model.inactivity?.cumulative;
		this.active = model.inactivity
			? sortDays(activeDays(this.credits, memory.timelines, compiled))
			: null;
		this.settled = last + model.horizonDays + 1;
	}

	/** Points on a day before clipping and rounding; may be below 0 or above 100. */
	rawOn(day: LocalDay): number {
		return this.withoutAbsence(pointsOn(this.credits, this.accumulation, day), day);
	}

	/**
	 * Between what {@link rawOn} stays from one day to another, where nothing happens between them: what was earned only
	 * falls, and what penalties take only fades.
	 */
	rangeOn(from: LocalDay, to: LocalDay): [least: number, most: number] {
		if (this.compiled.model.inactivity?.cumulative) return [-Infinity, Infinity];
		const earned = (day: LocalDay) => pointsOn(this.gains, this.accumulation, day);
		const taken = (day: LocalDay) => pointsOn(this.penalties, this.accumulation, day);
		return [
			this.withoutAbsence(earned(to) + taken(from) - ROUNDING, to),
			this.withoutAbsence(earned(from) + taken(to) + ROUNDING, from),
		];
	}

	/** Points on a day after what being away takes. */
	private withoutAbsence(points: number, day: LocalDay): number {
		const { inactivity } = this.compiled.model;
		if (!inactivity) return points;
		return takeDownTo(inactivity.floor, points, this.absenceOn(day).points);
	}

	private get accumulation(): Accumulation {
		return this.compiled.model.accumulation;
	}

	/** What being away takes on a day, before its floor. */
	absenceOn(day: LocalDay): Absence {
		const { inactivity, horizonDays } = this.compiled.model;
		if (!inactivity || !this.active) return { count: 0, points: 0 };
		return absenceOn(inactivity, this.active, day, horizonDays);
	}

	/** The engagement people see; null before any points were earned. */
	presentOn(day: LocalDay): number | null {
		return day < this.firstScored ? null : this.present(this.rawOn(day), day);
	}

	/** What people see of points before clipping and rounding. */
	present(raw: number, day: LocalDay): number | null {
		return day < this.firstScored ? null : presentScore(raw, this.compiled.model.floor);
	}

	/** The first day on which points without any penalty reached a height; null when they never did. */
	firstReached(points: number): LocalDay | null {
		const days = sortDays(this.gains.flatMap((credit) => credit.days));
		const shown = (day: LocalDay) => presentScore(pointsOn(this.gains, this.accumulation, day), 0);
		return days.find((day) => shown(day) >= points) ?? null;
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

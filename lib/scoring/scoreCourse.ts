import { leastToStay, stepBucket, type BucketIndex } from './bucket';
import { combine } from './combine';
import type { Engagement } from './engagement';
import type { Presented } from './evaluation';
import { firstBelow } from './firstBelow';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { ProfilePlan } from './profile';
import { leastRaw, presentScore } from './score';

/** A candidate's score as a function of the day, and when it turns where nothing happens. */
export class ScoreCourse {
	/** The first day with a score; Infinity when there is none. */
	readonly firstScored: LocalDay;

	/** Whether the score is the engagement and nothing else. */
	readonly isEngagement: boolean;

	constructor(
		private readonly engagement: Engagement,
		private readonly profile: ProfilePlan,
		private readonly compiled: CompiledModel,
	) {
		this.isEngagement = compiled.model.score.combine === 'engagement';
		this.firstScored = this.isEngagement
			? engagement.firstScored
			: Math.min(engagement.firstScored, profile.firstKnown);
	}

	/** The score people see; null before there is one. */
	on(day: LocalDay): number | null {
		return day < this.firstScored ? null : this.present(this.engagement.rawOn(day), day);
	}

	/** The first day in `(from, to]`, with nothing but decay between them, on which a bucket is left. */
	firstLeaving(bucket: BucketIndex, from: LocalDay, to: LocalDay): LocalDay | null {
		const { model } = this.compiled;
		if (this.engagement.onlyFalls) return this.firstFall(leastToStay(bucket, model), from, to);
		const leaves = (raw: number, day: LocalDay) =>
			stepBucket(bucket, this.present(raw, day), model) !== bucket;
		return this.firstDay(from, to, leaves);
	}

	/** The first day in `(from, to]`, with nothing but decay between them, on which points differ from those shown. */
	firstFaded({ score, engagement }: Presented, from: LocalDay, to: LocalDay): LocalDay | null {
		if (!this.engagement.onlyFalls) {
			const differs = (raw: number, day: LocalDay) =>
				this.present(raw, day) !== score ||
				(!this.isEngagement && this.engagement.present(raw, day) !== engagement);
			return this.firstDay(from, to, differs);
		}
		const fallen = score === null ? null : this.firstFall(score, from, to);
		if (this.isEngagement || engagement === null) return fallen;
		const least = leastRaw(engagement, this.compiled.model.floor);
		const until = fallen === null ? to : fallen - 1;
		return firstBelow((day) => this.engagement.rawOn(day), least, from, until) ?? fallen;
	}

	/** The first day in `(from, to]` on which the score is below a height, where it only falls between them. */
	private firstFall(score: number, from: LocalDay, to: LocalDay): LocalDay | null {
		const least = leastRaw(score, this.compiled.model.floor);
		return firstBelow((day) => this.combined(this.engagement.rawOn(day), day), least, from, to);
	}

	/**
	 * The first day in `(from, to]`, with nothing but decay between them, on which something differs. A stretch with no
	 * such day is passed over by how low and how high the points can come on it.
	 */
	private firstDay(
		from: LocalDay,
		to: LocalDay,
		differs: (raw: number, day: LocalDay) => boolean,
	): LocalDay | null {
		const last = Math.min(to, this.engagement.settled);
		if (last <= from) return null;
		if (last - from === 1) return differs(this.engagement.rawOn(last), last) ? last : null;
		if (!this.engagement.rangeOn(from + 1, last).some((raw) => differs(raw, last))) return null;
		const middle = (from + last) >> 1;
		return this.firstDay(from, middle, differs) ?? this.firstDay(middle, last, differs);
	}

	/** @param raw - the engagement before clipping and rounding */
	private present(raw: number, day: LocalDay): number | null {
		if (day < this.firstScored) return null;
		return presentScore(this.combined(raw, day), this.compiled.model.floor);
	}

	/** The score before clipping and rounding. */
	private combined(raw: number, day: LocalDay): number {
		return this.isEngagement ? raw : combine(raw, this.profile.on(day), this.compiled.shares);
	}
}

import { stepBucket, type BucketIndex } from './bucket';
import { Engagement } from './engagement';
import {
	isSamePresented,
	type Change,
	type Evaluation,
	type Memory,
	type Presented,
} from './evaluation';
import type { Fading, FadingStep } from './fading';
import { lastActiveOf } from './lastActive';
import { formatDay, type LocalDay } from './localDay';
import { findMedals, medalOn, type MedalEvidence } from './medal';
import type { CompiledModel } from './model/compileModel';
import { PhasePlan } from './phase';
import { ProfilePlan, type PartStanding } from './profile';
import { returnDays } from './returnSignal';
import { RoutePlan } from './route';
import { addAll, lastIndexUpTo, sortDays } from './ruleDays';
import { ScoreCourse } from './scoreCourse';
import type { Timelines } from './timeline';

/** Follows one candidate through time. */
export class Walk {
	private readonly engagement: Engagement;

	private readonly profile: ProfilePlan;

	private readonly medals: MedalEvidence[];

	private readonly phases: PhasePlan;

	private readonly routes: RoutePlan;

	private readonly score: ScoreCourse;

	/** Whether all points together, undecayed, would not lead out of the lowest bucket. */
	private readonly staysLowest: boolean;

	private readonly timelines: Timelines;

	private bucket: BucketIndex = -1;

	private readonly changes: Change[] = [];

	private readonly returns: LocalDay[];

	constructor(
		memory: Memory,
		private readonly compiled: CompiledModel,
	) {
		const { tally, timelines } = memory;
		const { model } = compiled;
		this.timelines = timelines;
		this.engagement = new Engagement(memory, compiled);
		this.profile = new ProfilePlan(timelines, compiled);
		const { credits } = this.engagement;
		this.medals = findMedals(timelines, this.engagement, compiled);
		this.phases = new PhasePlan(credits, tally, timelines, compiled);
		this.routes = new RoutePlan(tally, timelines, compiled);
		this.returns = returnDays(tally, this.phases.active, compiled);
		this.score = new ScoreCourse(this.engagement, this.profile, compiled);
		this.staysLowest = this.score.isEngagement && this.engagement.staysBelow(model.buckets[1].from);
	}

	/** @param ahead - of how many changes at most it is told what they are, as far as only the score fades */
	run(asOfDay: LocalDay, ahead = 0): Evaluation {
		const days = this.turningDays();
		this.followTo(asOfDay, days);
		const now = this.presentOn(asOfDay);
		const fading = this.fadingFrom(asOfDay, now, days, ahead);
		const first = (day: LocalDay | undefined) =>
			day !== undefined && day <= asOfDay ? formatDay(day) : null;
		const top = this.compiled.model.medals.length - 1;
		return {
			...now,
			evaluatedOn: asOfDay,
			nextChangeOn: fading.steps[0]?.day ?? fading.until,
			lastActiveOn: lastActiveOf(this.engagement.credits, this.timelines, this.compiled, asOfDay),
			firstScoredAt: first(this.score.firstScored),
			firstQualifiedAt: first(
				this.medals.length > 0 ? Math.min(...this.medals.map(({ day }) => day)) : undefined,
			),
			firstPlacedAt: first(
				this.medals.find(({ rank, status }) => rank === top && status !== undefined)?.day,
			),
			changes: this.withReturns(asOfDay),
			...(ahead > 0 && { fading }),
		};
	}

	/** What comes after a day, up to the first change of more than the score, or of what first happened when. */
	private fadingFrom(
		asOfDay: LocalDay,
		now: Presented,
		days: readonly LocalDay[],
		most: number,
	): Fading {
		const steps: FadingStep[] = [];
		let seen = now;
		let until = this.nextChange(asOfDay, now, days);
		// what is dated ahead, say by a clock that is ahead, is looked at when its day has come
		const isDated = (this.phases.active.at(-1) ?? asOfDay) > asOfDay;
		while (until !== null && steps.length < most && !isDated) {
			const then = this.presentOn(until);
			if (!onlyFades(seen, then)) break;
			steps.push({ day: until, score: then.score, engagement: then.engagement });
			seen = then;
			until = this.nextChange(until, then, days);
		}
		return { steps, until };
	}

	private withReturns(asOfDay: LocalDay): Change[] {
		if (this.returns.length === 0) return this.changes;
		const returns = this.returns
			.filter((day) => day <= asOfDay)
			.map((day): Change => ({ kind: 'signal', from: null, to: 'return', day }));
		return [...this.changes, ...returns].sort((a, b) => a.day - b.day);
	}

	/** Every day on which anything but decay can change a presented value, ascending; all days of activity are. */
	private turningDays(): LocalDay[] {
		const days: LocalDay[] = [];
		this.routes.addChangeDays(days);
		this.phases.addChangeDays(days);
		for (const { rule, days: on } of this.engagement.credits) {
			if (rule.points < 0) addAll(days, on);
		}
		addAll(days, this.profile.days);
		for (const { day } of this.medals) days.push(day);
		return sortDays(days);
	}

	private followTo(asOfDay: LocalDay, days: readonly LocalDay[]): void {
		let phase: string | null = null;
		let medal: string | null = null;
		for (let i = 0; i < days.length && days[i] <= asOfDay; i++) {
			const day = days[i];
			this.enterBucket(day);
			const nextPhase = this.phases.phaseOn(day);
			const nextMedal = medalOn(this.medals, day);
			if (nextPhase !== phase)
				this.changes.push({ kind: 'phase', from: phase, to: nextPhase, day });
			if (nextMedal !== medal)
				this.changes.push({ kind: 'medal', from: medal, to: nextMedal, day });
			phase = nextPhase;
			medal = nextMedal;
			this.followQuietDays(day, Math.min(asOfDay, (days[i + 1] ?? Infinity) - 1));
		}
	}

	private enterBucket(day: LocalDay): void {
		if (this.staysLowest && this.bucket === 0) return;
		const next = stepBucket(this.bucket, this.score.on(day), this.compiled.model);
		if (next === this.bucket) return;
		this.changes.push({
			kind: 'bucket',
			from: this.bucketKey(this.bucket),
			to: this.bucketKey(next),
			day,
		});
		this.bucket = next;
	}

	/** Follows the bucket from one turning day to the last day before the next. */
	private followQuietDays(from: LocalDay, to: LocalDay): void {
		let day = from;
		for (;;) {
			const { bucket } = this;
			if (bucket <= 0 && (this.engagement.onlyFalls || this.staysLowest)) return;
			const change = this.score.firstLeaving(bucket, day, to);
			if (change === null) return;
			this.enterBucket(change);
			day = change;
		}
	}

	/** The first later day on which a presented value differs from `now`. */
	private nextChange(
		asOfDay: LocalDay,
		now: Presented,
		days: readonly LocalDay[],
	): LocalDay | null {
		let from = asOfDay;
		for (let i = lastIndexUpTo(days, asOfDay) + 1; i < days.length; i++) {
			const turn = days[i];
			const faded = this.score.firstFaded(now, from, turn - 1);
			if (faded !== null) return faded;
			if (this.differsOn(turn, now)) return turn;
			from = turn;
		}
		return this.score.firstFaded(now, from, this.engagement.settled);
	}

	private differsOn(day: LocalDay, now: Presented): boolean {
		return !isSamePresented(this.presentOn(day), now);
	}

	/** The presented values of a day not before the one the walk has reached. */
	private presentOn(day: LocalDay): Presented {
		const score = this.score.on(day);
		const bucket = this.bucketKey(stepBucket(this.bucket, score, this.compiled.model));
		const phase = this.phases.phaseOn(day);
		const { persona, culture, grade, personaKey } = this.profile.on(day);
		return {
			score,
			engagement: this.score.isEngagement ? score : this.engagement.presentOn(day),
			persona: presentPart(persona),
			culture: presentPart(culture),
			grade,
			personaKey,
			bucket,
			phase,
			medal: medalOn(this.medals, day),
			route: this.routes.routeOn(day, bucket, phase),
		};
	}

	private bucketKey(index: BucketIndex): string | null {
		return index < 0 ? null : this.compiled.model.buckets[index].key;
	}
}

function onlyFades(before: Presented, after: Presented): boolean {
	const { score, engagement } = before;
	return isSamePresented(before, { ...after, score, engagement });
}

/** What people see of a part: whole points, nothing while nothing is known. */
function presentPart(part: PartStanding | null): number | null {
	return part?.isKnown ? Math.round(part.points) + 0 : null;
}

import { arrivalDays } from './backtest/arrivals';
import type { Both } from './backtest/both';
import { DateTally, type BacktestDate } from './backtest/dateTally';
import { Past } from './backtest/past';
import { averageArrivals, Weeks, type Arrivals, type BacktestWeek } from './backtest/weeks';
import type { Evaluation } from './evaluation';
import type { CandidateEvent } from './event';
import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';

/** A candidate with everything that ever happened. */
export interface BacktestCandidate {
	/** Unique in a backtest. */
	candidateId: number;
	/** How people recognise the candidate. */
	name: string;
	/** Each once, in any order. */
	events: readonly CandidateEvent[];
}

/** Which model it is about. */
export interface BacktestedModel {
	key: string;
	label: string;
	version: number;
}

/** What a draft would have made of the past, beside what the live model made of it; plain JSON. */
export interface Backtest extends Both<BacktestedModel> {
	/** Candidates looked at. */
	candidates: number;
	/** Events looked at. */
	events: number;
	/** One per date, ascending. */
	dates: BacktestDate[];
	/**
	 * The weeks back from the last date to the first, at least four, ascending; none without a date. They are told
	 * with what was known on the last date.
	 */
	weeks: BacktestWeek[];
	/** Arrivals a week on average. */
	perWeek: Both<Arrivals>;
}

/**
 * Compares a draft with the live model on dates of the past, candidate after candidate.
 *
 * Pure: the result depends on the candidates, not on their order. What is kept is bounded by the dates and the
 * lists of {@link BacktestDate}, not by the number of candidates.
 */
export class Backtester {
	private readonly models: Both<CompiledModel>;

	private readonly dates: DateTally[];

	private readonly weeks: Weeks | null;

	private candidates = 0;

	private events = 0;

	/** @param days - the dates, in any order; the whole local day counts */
	constructor(live: CompiledModel, draft: CompiledModel, days: readonly LocalDay[]) {
		const ascending = [...new Set(days)].sort((a, b) => a - b);
		this.models = { live, draft };
		this.dates = ascending.map((day) => new DateTally(this.models, day));
		this.weeks = ascending.length > 0 ? new Weeks(ascending) : null;
	}

	add(candidate: BacktestCandidate): void {
		const { events } = candidate;
		const { live, draft } = this.models;
		this.candidates++;
		this.events += events.length;
		const past = new Past(events, live);
		const pasts = {
			live: past,
			draft: live.patterns === draft.patterns ? past : new Past(events, draft),
		};
		for (const date of this.dates) {
			const memories = { live: pasts.live.upTo(date.day), draft: pasts.draft.upTo(date.day) };
			if (pasts.live.isEmpty && pasts.draft.isEmpty) continue;
			const evaluations = date.add(candidate, memories);
			if (date === this.dates.at(-1)) this.addArrivals(pasts, evaluations);
		}
	}

	/** What all candidates added so far come to; adding more leaves it as it is. */
	result(): Backtest {
		const weeks = this.weeks?.result() ?? [];
		return structuredClone({
			live: nameOf(this.models.live),
			draft: nameOf(this.models.draft),
			candidates: this.candidates,
			events: this.events,
			dates: this.dates.map((date) => date.result()),
			weeks,
			perWeek: averageArrivals(weeks),
		});
	}

	private addArrivals(pasts: Both<Past>, evaluations: Both<Evaluation>): void {
		const { weeks } = this;
		if (!weeks) return;
		for (const side of ['live', 'draft'] as const) {
			const compiled = this.models[side];
			weeks.add(side, arrivalDays(pasts[side], compiled, evaluations[side], weeks.period));
		}
	}
}

function nameOf({ model: { key, label, version } }: CompiledModel): BacktestedModel {
	return { key, label, version };
}

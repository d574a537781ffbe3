import {
	bucketOf,
	evaluateOn,
	type CompiledModel,
	type Evaluation,
	type LocalDay,
} from '../../scoring';
import { Past } from '../../scoring/backtest/past';
import { measureQuality, type Decile } from '../../scoring/calibrate/quality';
import type { Ranking } from '../../scoring/calibrate/ranking';
import { shareOf, type Share } from '../../scoring/calibrate/shares';
import type { Person } from './person';

/** Whether a higher score means more outcomes. */
export interface ScoreLift {
	/** The day on which candidates are looked at, by what had happened until then. */
	day: LocalDay;
	rows: number;
	hits: number;
	/** null where too few came to the outcome to tell. */
	tested: {
		ranking: Ranking;
		/** By score, the best tenth first. */
		deciles: Decile[];
		/** Among the best so many. */
		atCapacity: Share & { candidates: number; hits: number };
	} | null;
	/** By bucket of that day, from cold to hot. */
	buckets: Array<Share & { bucket: string; label: string; rows: number; hits: number }>;
}

/** How somebody stands on a day. */
export type ScoreStanding = Pick<Evaluation, 'score' | 'bucket'>;

/** Fewer with the outcome, or without it, tell nothing. */
export const FEWEST_HITS = 20;

/**
 * Looks at everybody as of one day, as the model scores what had happened by then, and at what came of it.
 *
 * Who came to the outcome before is left out, and who was not there yet.
 */
export class ScoreTally {
	private readonly scores: number[] = [];

	private readonly outcome: boolean[] = [];

	/** @param capacity - how many candidates recruiters can follow up */
	constructor(
		private readonly compiled: CompiledModel,
		private readonly day: LocalDay,
		private readonly horizonDays: number,
		private readonly capacity: number,
	) {}

	/** @returns tells how the person stands on the day asked for; only worked out where somebody asks */
	add(person: Person, today: LocalDay): () => ScoreStanding {
		const past = new Past(person.events, this.compiled);
		const { day, horizonDays } = this;
		const memory = past.upTo(day);
		const { outcomeOn } = person;
		if (!past.isEmpty && (outcomeOn === null || outcomeOn > day)) {
			this.scores.push(evaluateOn(memory, this.compiled, day).score ?? 0);
			this.outcome.push(outcomeOn !== null && outcomeOn <= day + horizonDays);
		}
		return () => evaluateOn(past.upTo(today), this.compiled, today);
	}

	result(): ScoreLift {
		const { scores, outcome, day } = this;
		const hits = outcome.filter(Boolean).length;
		const chances = scores.map((score) => score / 100);
		const isEnough = Math.min(hits, scores.length - hits) >= FEWEST_HITS;
		const quality = isEnough ? measureQuality(scores, chances, outcome) : null;
		return {
			day,
			rows: scores.length,
			hits,
			tested: quality && {
				ranking: quality.ranking,
				deciles: quality.deciles,
				atCapacity: this.bestOf(Math.min(this.capacity, scores.length)),
			},
			buckets: this.rates(),
		};
	}

	private bestOf(candidates: number): Share & { candidates: number; hits: number } {
		const order = [...this.scores.keys()].sort((a, b) => this.scores[b] - this.scores[a]);
		const hits = order.slice(0, candidates).filter((row) => this.outcome[row]).length;
		return { candidates, hits, ...shareOf(hits, candidates) };
	}

	private rates(): ScoreLift['buckets'] {
		const { buckets } = this.compiled.model;
		const counts = buckets.map(() => ({ rows: 0, hits: 0 }));
		this.scores.forEach((score, row) => {
			const count = counts[bucketOf(score, buckets)];
			count.rows++;
			count.hits += Number(this.outcome[row]);
		});
		return buckets.map(({ key, label }, i) => ({
			bucket: key,
			label,
			...counts[i],
			...shareOf(counts[i].hits, counts[i].rows),
		}));
	}
}

import { evaluateOn } from '../evaluate';
import type { Evaluation, Memory } from '../evaluation';
import { explainOn } from '../explain/explain';
import { formatDay, type LocalDay } from '../localDay';
import type { CompiledModel } from '../model/compileModel';
import { strongestReasons } from '../reason';
import type { Both } from './both';
import { addToBands, emptyBands, type Distribution } from './distribution';
import {
	addToMigration,
	bucketTotals,
	countMoved,
	emptyMigration,
	topBucket,
	type BucketKey,
	type Migration,
} from './migration';
import { addMover, type Movers, type Standing } from './movers';

/** How the draft compares with the live model on one date. */
export interface BacktestDate extends Both<Distribution> {
	/** YYYY-MM-DD; in each model's own time zone, where they differ. */
	date: string;
	/** Candidates of whom anything had happened by then. */
	candidates: number;
	/** Of those, how many stand in another bucket under the draft. */
	moved: number;
	migration: Migration;
	/** In the hottest bucket under the draft, and not under the live model. */
	newlyHot: Movers;
	/** In the hottest bucket under the live model, and not under the draft. */
	noLongerHot: Movers;
}

/** Compares two models on one date, candidate by candidate. */
export class DateTally {
	private readonly migration: Migration;

	private readonly scores: Both<Distribution['scores']> = {
		live: emptyBands(),
		draft: emptyBands(),
	};

	private readonly newlyHot: Movers = { total: 0, candidates: [] };

	private readonly noLongerHot: Movers = { total: 0, candidates: [] };

	private readonly top: Both<string>;

	private candidates = 0;

	constructor(
		private readonly models: Both<CompiledModel>,
		readonly day: LocalDay,
	) {
		this.migration = emptyMigration(models);
		this.top = { live: topBucket(models.live), draft: topBucket(models.draft) };
	}

	/** Counts a candidate in, and tells what both models make of it. */
	add(who: { candidateId: number; name: string }, memories: Both<Memory>): Both<Evaluation> {
		const { models, day, top } = this;
		const live = evaluateOn(memories.live, models.live, day);
		const draft = evaluateOn(memories.draft, models.draft, day);
		this.candidates++;
		addToMigration(this.migration, { live: live.bucket, draft: draft.bucket });
		addToBands(this.scores.live, live.score);
		addToBands(this.scores.draft, draft.score);
		const [was, is] = [live.bucket === top.live, draft.bucket === top.draft];
		if (was !== is) {
			const { candidateId, name } = who;
			const mover = { candidateId, name, live: standing(live), draft: standing(draft) };
			addMover(is ? this.newlyHot : this.noLongerHot, mover, () =>
				strongestReasons(explainOn(memories.draft, models.draft, day)),
			);
		}
		return { live, draft };
	}

	result(): BacktestDate {
		const { migration, scores, newlyHot, noLongerHot } = this;
		const totals = bucketTotals(migration);
		return {
			date: formatDay(this.day),
			candidates: this.candidates,
			moved: countMoved(migration),
			migration,
			live: { buckets: nameTotals(migration.live, totals.live), scores: scores.live },
			draft: { buckets: nameTotals(migration.draft, totals.draft), scores: scores.draft },
			newlyHot,
			noLongerHot,
		};
	}
}

function standing({ score, bucket }: Standing): Standing {
	return { score, bucket };
}

function nameTotals(
	buckets: readonly BucketKey[],
	totals: readonly number[],
): Distribution['buckets'] {
	return buckets.map((bucket, i) => ({ bucket, candidates: totals[i] }));
}

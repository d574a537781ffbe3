import { emptyBands, addToBands } from '../../backtest/distribution';
import { bucketOf } from '../../bucket';
import type { ScoringModel } from '../../model/types';
import { adverseImpact, type AdverseImpact } from '../adverseImpact';
import { fitAmounts } from '../amounts';
import { driftOf, type Drift } from '../drift';
import { measureQuality, type Quality } from '../quality';
import { measureRanking, type Ranking } from '../ranking';
import { readColumn } from '../rows';
import { shareOf, type Share } from '../shares';
import type { Look } from './looks';
import type { Threshold } from './thresholds';

/** How often the outcome comes about in a bucket. */
export interface BucketRate extends Share {
	bucket: string;
	rows: number;
	hits: number;
}

/** How models rank candidates on days later than those points were learned from. */
export interface Trial {
	rows: number;
	hits: number;
	live: Ranking;
	draft: Ranking;
	/** Nothing but how long ago the last event was. */
	recencyOnly: Ranking;
	/** Of the draft, with chances learned before. */
	quality: Quality;
	buckets: { live: BucketRate[]; draft: BucketRate[] };
	/** Whether scores of the draft lie elsewhere on the later days. */
	drift: Drift | null;
	/** One per protected field that is known of anybody. */
	adverseImpact: AdverseImpact[];
}

/** Fewer with the outcome tell nothing about a ranking. */
const FEWEST = 20;

/** Tries a draft on later days; null where too few came to the outcome to tell. */
export function tryOut(
	early: readonly Look[],
	late: readonly Look[],
	buckets: ScoringModel['buckets'],
	thresholds: readonly Threshold[],
): Trial | null {
	const outcome = late.map(({ hit }) => hit);
	const hits = outcome.filter(Boolean).length;
	if (Math.min(hits, late.length - hits) < FEWEST) return null;
	const scores = {
		live: late.map((look) => look.live),
		draft: late.map((look) => look.draft),
		quiet: late.map(({ quietDays }) => -quietDays),
	};
	const chances = chancesOf(early, scores.draft);
	const quality = chances && measureQuality(scores.draft, chances, outcome);
	const live = measureRanking(scores.live, outcome);
	const draft = measureRanking(scores.draft, outcome);
	const recencyOnly = measureRanking(scores.quiet, outcome);
	if (!quality || !live || !draft || !recencyOnly) return null;
	const moved = buckets.map((one, i) => ({ ...one, from: thresholds[i].from }));
	return {
		rows: late.length,
		hits,
		live,
		draft,
		recencyOnly,
		quality,
		buckets: {
			live: ratesOf(scores.live, outcome, buckets),
			draft: ratesOf(scores.draft, outcome, moved),
		},
		drift: driftOf(bandsOf(early), bandsOf(late)),
		adverseImpact: impactsOf(late, moved),
	};
}

/** The chances that scores stand for, as those on earlier days had them. */
function chancesOf(early: readonly Look[], scores: readonly number[]): number[] | null {
	const hits = early.filter(({ hit }) => hit).length;
	if (hits === 0 || hits === early.length) return null;
	const { base, weights } = fitAmounts(
		[Float64Array.from(early, ({ draft }) => draft)],
		[1],
		Uint8Array.from(early, ({ hit }) => Number(hit)),
		1,
	);
	return scores.map((score) => 1 / (1 + Math.exp(-base - weights[0] * score)));
}

function ratesOf(
	scores: readonly number[],
	outcome: readonly boolean[],
	buckets: ScoringModel['buckets'],
): BucketRate[] {
	const counts = buckets.map(() => ({ rows: 0, hits: 0 }));
	scores.forEach((score, i) => {
		const count = counts[bucketOf(score, buckets)];
		count.rows++;
		count.hits += Number(outcome[i]);
	});
	return buckets.map(({ key }, i) => ({
		bucket: key,
		...counts[i],
		...shareOf(counts[i].hits, counts[i].rows),
	}));
}

function bandsOf(looks: readonly Look[]): number[] {
	const bands = emptyBands();
	for (const { draft } of looks) addToBands(bands, draft);
	return bands.map(({ candidates }) => candidates);
}

function impactsOf(late: readonly Look[], buckets: ScoringModel['buckets']): AdverseImpact[] {
	const fields = new Set(late.flatMap(({ groups }) => Object.keys(groups)));
	const selected = late.map(({ draft }) => bucketOf(draft, buckets) === buckets.length - 1);
	return [...fields].map((name) =>
		adverseImpact(
			readColumn(
				name,
				late.map(({ groups }) => groups[name]),
			),
			selected,
		),
	);
}

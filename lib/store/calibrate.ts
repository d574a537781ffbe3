import type { CompiledModel, LocalDay } from '../scoring';
import type { Doubt } from '../scoring/calibrate/doubts';
import type { TriedDecay } from '../scoring/calibrate/findDecay';
import { follow } from '../scoring/calibrate/ledger/follow';
import { learnRules, type Learned, type Split } from '../scoring/calibrate/ledger/learnRules';
import { Looks } from '../scoring/calibrate/ledger/looks';
import {
	criteriaBeside,
	criterionEdits,
	type CriterionBeside,
} from '../scoring/calibrate/ledger/criterionEdits';
import { outcomeOf, type OutcomeName } from '../scoring/calibrate/ledger/outcome';
import {
	besideEachOther,
	editsOf,
	scaleOf,
	type RuleBeside,
} from '../scoring/calibrate/ledger/pointEdits';
import { doubtFactors } from '../scoring/calibrate/ledger/ruleDoubts';
import { thresholdsOf, type Threshold } from '../scoring/calibrate/ledger/thresholds';
import { tryOut, type Trial } from '../scoring/calibrate/ledger/trial';
import type { Followed } from '../scoring/calibrate/panel';
import type { Ranking } from '../scoring/calibrate/ranking';
import type { ModelEdits } from '../scoring/model/edit/edits';
import type { CandidateStore, Progress } from './port';
import { yieldToOthers } from './yieldToOthers';

/** What is learned from: which outcome, within how long, of which candidates. */
export interface CalibrationSettings {
	outcome: OutcomeName;
	/** Within how many days the outcome must come about. */
	horizonDays: number;
	/** How many hot candidates recruiters can follow up; null for as many as now. */
	capacity: number | null;
	/** Candidates to learn from, drawn evenly where there are more. */
	sample: number;
	/** The last day of which anything is known. */
	until: LocalDay;
}

/** Points and decay learned from what became of candidates, for a person to judge. */
export interface LedgerCalibration {
	standing: 'exploratory' | 'sound';
	/** Candidates looked at, of how many there are. */
	candidates: number;
	of: number;
	/** Candidates learned from who came to the outcome. */
	hits: number;
	split: Split;
	rules: RuleBeside[];
	/** Of the profile; none where the model does not ask for it. */
	criteria: CriterionBeside[];
	/** Points that double the odds of the outcome. */
	pointsToDoubleOdds: number;
	thresholds: Threshold[];
	/** All rules under the same decay, one after the other. */
	decays: TriedDecay[];
	/** Of the learned points alone, for people they were not learned from. */
	outOfFold: Ranking;
	/** On later days; null where too few came to the outcome to tell. */
	trial: Trial | null;
	doubts: Doubt[];
	/** The changes that make the draft. */
	edits: ModelEdits;
}

/** Why nothing was learned. */
export type CalibrationRefusal = Extract<Learned, { standing: 'refused' }> & {
	candidates: number;
	of: number;
};

/**
 * Learns what candidates should earn points for from what became of them. Nothing is written.
 *
 * Reads everybody (or an even sample) twice: once for what was done before the outcome, once to try what was learned
 * on days later than those it was learned from.
 *
 * @param compileDraft - makes the live model with other points ready to use
 */
export async function calibrate(
	{ insights }: Pick<CandidateStore, 'insights'>,
	live: CompiledModel,
	settings: CalibrationSettings,
	compileDraft: (edits: ModelEdits) => Promise<CompiledModel>,
	onProgress?: Progress,
): Promise<LedgerCalibration | CalibrationRefusal> {
	const { horizonDays, sample, until } = settings;
	const outcome = outcomeOf(settings.outcome, live);
	const people: Followed[] = [];
	const { of } = await insights.readSample(
		sample,
		(part) => {
			for (const { candidateId, events } of part)
				people.push(follow(candidateId, events, live, outcome));
		},
		onProgress,
	);
	const candidates = people.length;
	const learned = await letOthersThrough(learnRules(people, live, outcome, horizonDays, until));
	if (learned.standing === 'refused') return { ...learned, candidates, of };
	const { found, panel, split, hits, standing } = learned;
	const rules = besideEachOther(found.rules, live, outcome.barred);
	const criteria = criteriaBeside(found.traits, live, scaleOf(found.rules, live));
	const edits = { ...editsOf(rules, live), criterionChanges: criterionEdits(criteria) };
	const looks = new Looks(live, await compileDraft(edits), outcome, split);
	await insights.readSample(sample, (part) => part.forEach(({ events }) => looks.add(events)));
	const hot = settings.capacity && settings.capacity * Math.min(1, candidates / of);
	const thresholds = thresholdsOf(live.model.buckets, looks.today, hot);
	const heaviest = Math.max(...rules.map(({ points }) => Math.abs(points)));
	return {
		standing,
		candidates,
		of,
		hits,
		split,
		rules,
		criteria,
		pointsToDoubleOdds: doublingPoints(found.logOddsPerPoint, heaviest),
		thresholds,
		decays: found.tried,
		outOfFold: found.ranking,
		trial: tryOut(looks.early, looks.late, live.model.buckets, thresholds),
		doubts: doubtFactors(
			panel,
			found.rules.map(({ rule }) => rule),
			found.traits.map(({ trait }) => trait),
		),
		edits: { ...edits, buckets: thresholds.slice(1).map(({ bucket, from }) => ({ bucket, from })) },
	};
}

/** Learned points are at most 20; those of the draft have another scale. */
function doublingPoints(logOddsPerPoint: number, heaviest: number): number {
	return (Math.LN2 / logOddsPerPoint) * (heaviest / 20);
}

async function letOthersThrough<Result>(steps: Generator<void, Result>): Promise<Result> {
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
		await yieldToOthers();
	}
}

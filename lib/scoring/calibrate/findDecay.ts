import type { AgeDecay } from '../decay';
import { DECAYS } from './decays';
import { DecayTrial, type Sign } from './decayTrial';
import { daysSinceLast, type Panel } from './panel';
import { measureRanking, Z_95, type Ranking } from './ranking';

/** How well a way of decaying ranks people it was not learned from. */
export interface TriedDecay {
	decay: AgeDecay;
	ranking: Ranking;
	/** Mean log-loss; smaller is better. */
	loss: number;
}

/** What something came out as. */
interface Found {
	/** Whole points: of a rule for an event of today. */
	points: number;
	/** Where the points lie with 95 % confidence, unrounded. */
	from: number;
	to: number;
	/** People whom it happened to, or of whom it holds. */
	people: number;
}

/** What a rule came out as. */
export interface FoundRule extends Found {
	rule: string;
	decay: AgeDecay;
}

/** What a criterion of the profile came out as. */
export interface FoundTrait extends Found {
	trait: string;
}

/** Decay and points found in what happened. */
export interface FoundDecay {
	rows: number;
	hits: number;
	/** All rules under the same decay, one after the other. */
	tried: TriedDecay[];
	rules: FoundRule[];
	/** On the scale of the rules. */
	traits: FoundTrait[];
	/** What a point adds to the log-odds of the outcome. */
	logOddsPerPoint: number;
	/** Each rule with its own decay, in whole points, for people it was not learned from. */
	ranking: Ranking;
	/** Nothing but how long ago the last event was. */
	recencyOnly: Ranking;
	/** The points of each row, learned without it. */
	outOfFold: Float64Array;
}

/** Points of the heaviest rule. */
const HEAVIEST = 20;
/** A decay of its own must make the loss so much smaller, by share. */
const WORTH_IT = 0.001;

/** What points are learned of: rules, and traits of the profile, each with the sign its points may not leave. */
export interface Factors {
	rules: ReadonlyMap<string, Sign>;
	traits?: ReadonlyMap<string, Sign>;
}

/**
 * Finds out how fast what happened loses its worth, and how many points it is worth, from the outcomes alone.
 *
 * First one decay for all rules is tried after the other; then each rule may have its own where that predicts people
 * better who were not learned from. Traits are fitted jointly with them.
 *
 * @param panel - must hold rows with and without the outcome in every part's others
 */
export function findDecay(panel: Panel, factors: Factors): FoundDecay | null {
	const steps = findDecayStepwise(panel, factors);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** {@link findDecay}, stopping after each trial, so that others can be let through. */
export function* findDecayStepwise(
	panel: Panel,
	{ rules, traits = new Map() }: Factors,
): Generator<void, FoundDecay | null> {
	const trial = new DecayTrial(panel, rules, traits);
	const tried: TriedDecay[] = [];
	for (const decay of DECAYS) {
		const { loss, scores } = trial.run([...rules.keys()].map(() => decay));
		const ranking = measureRanking(scores, panel.outcome);
		if (ranking) tried.push({ decay, ranking, loss });
		yield;
	}
	const recencyOnly = measureRanking(
		daysSinceLast(panel).map((days) => -days),
		panel.outcome,
	);
	if (tried.length === 0 || !recencyOnly) return null;
	const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a));
	const common = [...rules.keys()].map(() => best.decay);
	const decays = yield* refine(trial, common, best.loss);
	const found = fitAll(panel, trial, decays, { rules, traits });
	const outOfFold = trial.run(decays, found.logOddsPerPoint).scores;
	const ranking = measureRanking(outOfFold, panel.outcome);
	if (!ranking) return null;
	return {
		rows: panel.outcome.length,
		hits: panel.outcome.reduce((sum, one) => sum + one, 0),
		tried,
		...found,
		ranking,
		recencyOnly,
		outOfFold,
	};
}

/** Gives rules decays of their own where that is worth it. */
function* refine(
	trial: DecayTrial,
	common: readonly AgeDecay[],
	loss: number,
): Generator<void, AgeDecay[]> {
	const chosen = [...common];
	let least = loss;
	for (const rule of chosen.keys()) {
		for (const decay of DECAYS) {
			const found = trial.run(chosen.with(rule, decay)).loss;
			if (found < least * (1 - WORTH_IT)) {
				least = found;
				chosen[rule] = decay;
			}
			yield;
		}
	}
	return chosen;
}

/** Whole points learned from all rows. */
function fitAll(
	{ people }: Panel,
	trial: DecayTrial,
	decays: readonly AgeDecay[],
	{ rules, traits = new Map() }: Factors,
): Pick<FoundDecay, 'rules' | 'traits' | 'logOddsPerPoint'> {
	const { weights, errors } = trial.fit(decays);
	const heaviest = Math.max(...weights.slice(0, rules.size).map(Math.abs));
	const unit = heaviest > 0 ? heaviest / HEAVIEST : 1;
	const foundAt = (place: number, has: (one: (typeof people)[number]) => boolean): Found => ({
		points: Math.round(weights[place] / unit) + 0, // no −0
		from: (weights[place] - Z_95 * errors[place]) / unit,
		to: (weights[place] + Z_95 * errors[place]) / unit,
		people: people.filter(has).length,
	});
	return {
		rules: [...rules.keys()].map((rule, r) => ({
			rule,
			decay: decays[r],
			...foundAt(r, ({ deeds }) => deeds.some((deed) => deed.rule === rule)),
		})),
		traits: [...traits.keys()].map((trait, t) => ({
			trait,
			...foundAt(rules.size + t, (one) => one.traits?.some((own) => own.trait === trait) ?? false),
		})),
		logOddsPerPoint: unit,
	};
}

import { fitAmounts } from './amounts';
import { logLoss } from './logistic';
import { daysSinceLast, decayedAmounts, type Panel } from './panel';
import { measureRanking, Z_95, type Ranking } from './ranking';

/** Half-lives that are tried, in days; null for no decay. */
export const HALF_LIVES = [1, 3, 7, 14, 30, 60, 120, null] as const;

/** The half-lives that are tried, in days. */
export type HalfLife = (typeof HALF_LIVES)[number];

/** How well a way of decaying ranks people it was not learned from. */
export interface TriedDecay {
	halfLifeDays: HalfLife;
	ranking: Ranking;
	/** Mean log-loss; smaller is better. */
	loss: number;
}

/** What one rule came out as. */
export interface FoundRule {
	rule: string;
	halfLifeDays: HalfLife;
	/** Whole points for an event of today. */
	points: number;
	/** Where the points lie with 95 % confidence, unrounded. */
	from: number;
	to: number;
	/** People whom it happened to. */
	people: number;
}

/** Decay and points found in what happened. */
export interface FoundDecay {
	rows: number;
	hits: number;
	/** All rules under the same half-life, one after the other. */
	tried: TriedDecay[];
	rules: FoundRule[];
	/** What a point adds to the log-odds of the outcome. */
	logOddsPerPoint: number;
	/** Each rule with its own half-life, in whole points, for people it was not learned from. */
	ranking: Ranking;
	/** Nothing but how long ago the last event was. */
	recencyOnly: Ranking;
	/** The points of each row, learned without it. */
	outOfFold: Float64Array;
}

const PENALTY = 1;
/** Points of the heaviest rule. */
const HEAVIEST = 20;
/** A half-life of its own must make the loss so much smaller, by share. */
const WORTH_IT = 0.001;

/**
 * Finds out how fast what happened loses its worth, and how many points it is worth, from the outcomes alone.
 *
 * First one half-life for all rules is tried after the other; then each rule may have its own where that predicts
 * people better who were not learned from. Points never work against their rule's sign.
 *
 * @param panel - must hold rows with and without the outcome in every part's others
 * @param signs - per rule 1 or −1
 */
export function findDecay(panel: Panel, signs: ReadonlyMap<string, 1 | -1>): FoundDecay | null {
	const steps = findDecayStepwise(panel, signs);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** {@link findDecay}, stopping after each trial, so that others can be let through. */
export function* findDecayStepwise(
	panel: Panel,
	signs: ReadonlyMap<string, 1 | -1>,
): Generator<void, FoundDecay | null> {
	const rules = [...signs.keys()];
	const trial = new Trial(panel, signs);
	const tried: TriedDecay[] = [];
	for (const halfLifeDays of HALF_LIVES) {
		const { loss, scores } = trial.run(rules.map(() => halfLifeDays));
		const ranking = measureRanking(scores, panel.outcome);
		if (ranking) tried.push({ halfLifeDays, ranking, loss });
		yield;
	}
	const recencyOnly = measureRanking(
		daysSinceLast(panel).map((days) => -days),
		panel.outcome,
	);
	if (tried.length === 0 || !recencyOnly) return null;
	const best = tried.reduce((a, b) => (b.loss < a.loss ? b : a));
	const halfLives = yield* refine(
		trial,
		rules.map(() => best.halfLifeDays),
		best.loss,
	);
	const { weights, errors } = trial.fit(halfLives);
	const heaviest = Math.max(...weights.map(Math.abs));
	const unit = heaviest > 0 ? heaviest / HEAVIEST : 1;
	const outOfFold = trial.run(halfLives, unit).scores;
	const ranking = measureRanking(outOfFold, panel.outcome);
	if (!ranking) return null;
	return {
		rows: panel.outcome.length,
		hits: panel.outcome.reduce((sum, one) => sum + one, 0),
		tried,
		rules: rules.map((rule, r) => ({
			rule,
			halfLifeDays: halfLives[r],
			points: Math.round(weights[r] / unit) + 0, // no −0
			from: (weights[r] - Z_95 * errors[r]) / unit,
			to: (weights[r] + Z_95 * errors[r]) / unit,
			people: panel.people.filter(({ deeds }) => deeds.some((deed) => deed.rule === rule)).length,
		})),
		logOddsPerPoint: unit,
		ranking,
		recencyOnly,
		outOfFold,
	};
}

/** Gives rules half-lives of their own where that is worth it. */
function* refine(
	trial: Trial,
	common: readonly HalfLife[],
	loss: number,
): Generator<void, HalfLife[]> {
	const chosen = [...common];
	let least = loss;
	for (const rule of chosen.keys()) {
		for (const halfLifeDays of HALF_LIVES) {
			const other = chosen.with(rule, halfLifeDays);
			const found = trial.run(other).loss;
			if (found < least * (1 - WORTH_IT)) {
				least = found;
				chosen[rule] = halfLifeDays;
			}
			yield;
		}
	}
	return chosen;
}

/** Tries half-lives on a panel; amounts are kept, as they are needed again and again. */
class Trial {
	private readonly rules: readonly string[];

	private readonly signs: readonly number[];

	private readonly known = new Map<string, Float64Array>();

	private readonly parts: ReadonlyArray<{ learn: Int32Array; test: Int32Array }>;

	constructor(
		private readonly panel: Panel,
		signs: ReadonlyMap<string, 1 | -1>,
	) {
		this.rules = [...signs.keys()];
		this.signs = [...signs.values()];
		const { folds } = panel;
		const rows = Int32Array.from(folds.keys());
		this.parts = [...new Set(folds)].map((fold) => ({
			learn: rows.filter((row) => folds[row] !== fold),
			test: rows.filter((row) => folds[row] === fold),
		}));
	}

	/** Learned from all rows. */
	fit(halfLives: readonly HalfLife[]) {
		const amounts = this.amounts(halfLives);
		const fitted = fitAmounts(amounts, this.signs, this.panel.outcome, PENALTY);
		return { weights: fitted.weights, errors: fitted.errors() };
	}

	/**
	 * Scores every part by what the others teach.
	 *
	 * @param unit - log-odds of a point, to round weights to whole points; unrounded where it is left out
	 */
	run(halfLives: readonly HalfLife[], unit?: number): { scores: Float64Array; loss: number } {
		const amounts = this.amounts(halfLives);
		const { outcome } = this.panel;
		const scores = new Float64Array(outcome.length);
		let loss = 0;
		for (const { learn, test } of this.parts) {
			const part = amounts.map((amount) => Float64Array.from(learn, (row) => amount[row]));
			const labels = Uint8Array.from(learn, (row) => outcome[row]);
			const { base, weights } = fitAmounts(part, this.signs, labels, PENALTY);
			const worth = unit ? weights.map((weight) => Math.round(weight / unit) * unit) : weights;
			for (const row of test) {
				scores[row] = amounts.reduce((sum, amount, r) => sum + worth[r] * amount[row], base);
				loss += logLoss(scores[row], outcome[row]);
			}
		}
		return { scores, loss: loss / outcome.length };
	}

	private amounts(halfLives: readonly HalfLife[]): Float64Array[] {
		return this.rules.map((rule, r) => {
			const key = `${halfLives[r]} ${rule}`;
			let found = this.known.get(key);
			if (!found) this.known.set(key, (found = decayedAmounts(this.panel, rule, halfLives[r])));
			return found;
		});
	}
}

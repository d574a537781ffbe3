import type { AgeDecay } from '../decay';
import { fitAmounts } from './amounts';
import { logLoss } from './logistic';
import { decayedAmounts, traitAmounts, type Panel } from './panel';

/** A sign that weights may not leave; 0 for any. */
export type Sign = 1 | 0 | -1;

const PENALTY = 1;

/** Tries decays on a panel; amounts are kept, as they are needed again and again. */
export class DecayTrial {
	private readonly signs: readonly Sign[];

	private readonly known = new Map<string, Map<AgeDecay, Float64Array>>();

	private readonly traits: readonly Float64Array[];

	private readonly parts: ReadonlyArray<{ learn: Int32Array; test: Int32Array }>;

	/** @param rules - and traits that do not decay, each with its sign */
	constructor(
		private readonly panel: Panel,
		private readonly rules: ReadonlyMap<string, Sign>,
		traits: ReadonlyMap<string, Sign>,
	) {
		this.signs = [...rules.values(), ...traits.values()];
		this.traits = [...traits.keys()].map((trait) => traitAmounts(panel, trait));
		const { folds } = panel;
		const rows = Int32Array.from(folds.keys());
		this.parts = [...new Set(folds)].map((fold) => ({
			learn: rows.filter((row) => folds[row] !== fold),
			test: rows.filter((row) => folds[row] === fold),
		}));
	}

	/** Learned from all rows; the weights of the rules first, then those of the traits. */
	fit(decays: readonly AgeDecay[]) {
		const fitted = fitAmounts(this.amounts(decays), this.signs, this.panel.outcome, PENALTY);
		return { weights: fitted.weights, errors: fitted.errors() };
	}

	/**
	 * Scores every part by what the others teach.
	 *
	 * @param decays - one per rule
	 * @param unit - log-odds of a point, to round weights to whole points; unrounded where it is left out
	 */
	run(decays: readonly AgeDecay[], unit?: number): { scores: Float64Array; loss: number } {
		const amounts = this.amounts(decays);
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

	private amounts(decays: readonly AgeDecay[]): Float64Array[] {
		const ofRules = [...this.rules.keys()].map((rule, r) => this.amountsOf(rule, decays[r]));
		return [...ofRules, ...this.traits];
	}

	private amountsOf(rule: string, decay: AgeDecay): Float64Array {
		let own = this.known.get(rule);
		if (!own) this.known.set(rule, (own = new Map()));
		let amounts = own.get(decay);
		if (!amounts) own.set(decay, (amounts = decayedAmounts(this.panel, rule, decay)));
		return amounts;
	}
}

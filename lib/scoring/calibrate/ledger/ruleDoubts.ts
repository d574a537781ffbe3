import { findDoubts, type Doubt } from '../doubts';
import { decayedAmounts, traitAmounts, type Panel } from '../panel';
import { FEWEST } from '../calibrateRows';

/** Rows that are looked at for doubts. */
const MOST_ROWS = 2_500;

/** Rules and traits that may be recorded only for those who come to the outcome. */
export function doubtFactors(
	panel: Panel,
	rules: readonly string[],
	traits: readonly string[],
): Doubt[] {
	const every = Math.ceil(panel.outcome.length / MOST_ROWS);
	const rows = [...panel.outcome.keys()].filter((row) => panel.outcome[row] || row % every === 0);
	const outcome = rows.map((row) => panel.outcome[row] === 1);
	if (outcome.filter((hit) => !hit).length < FEWEST) return [];
	const columnOf = (name: string, amounts: Float64Array) => ({
		name,
		kind: 'number' as const,
		cells: rows.map((row) => amounts[row] || null),
	});
	const columns = [
		...rules.map((rule) => columnOf(rule, decayedAmounts(panel, rule, { kind: 'none' }))),
		...traits.map((trait) => columnOf(trait, traitAmounts(panel, trait))),
	];
	return findDoubts({ columns, outcome, folds: rows.map((row) => panel.folds[row]) });
}

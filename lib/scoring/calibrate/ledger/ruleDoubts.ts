import { findDoubts, type Doubt } from '../doubts';
import { decayedAmounts, type Panel } from '../panel';
import { FEWEST } from '../calibrateRows';

/** Rows that are looked at for doubts. */
const MOST_ROWS = 2_500;

/** Rules whose events may be recorded only for those who come to the outcome. */
export function doubtRules(panel: Panel, rules: readonly string[]): Doubt[] {
	const every = Math.ceil(panel.outcome.length / MOST_ROWS);
	const rows = [...panel.outcome.keys()].filter((row) => panel.outcome[row] || row % every === 0);
	const outcome = rows.map((row) => panel.outcome[row] === 1);
	if (outcome.filter((hit) => !hit).length < FEWEST) return [];
	const columns = rules.map((name) => {
		const amounts = decayedAmounts(panel, name, null);
		return { name, kind: 'number' as const, cells: rows.map((row) => amounts[row] || null) };
	});
	return findDoubts({ columns, outcome, folds: rows.map((row) => panel.folds[row]) });
}

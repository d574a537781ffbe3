import type { Column, LabelledRows } from './rows';
import { chanceOf, learn, roundPoints, scoreBy } from './scorecard';

/** What scorecards say of rows they were not learned from, one per row. */
export interface OutOfFold {
	/** Whole points. */
	points: number[];
	/** Chance of the outcome, 0 to 1. */
	chances: number[];
}

/**
 * Scores each part by what the other parts teach; null where the others of a part hold nobody with the outcome, or
 * nobody without.
 *
 * @param unit - log-odds of a point
 */
export function crossFit(
	{ columns, outcome, folds }: LabelledRows,
	unit: number,
): OutOfFold | null {
	const points = new Array<number>(folds.length);
	const chances = new Array<number>(folds.length);
	for (const fold of new Set(folds)) {
		const others = rowsWhere(folds, (one) => one !== fold);
		const hits = others.filter((row) => outcome[row]).length;
		if (hits === 0 || hits === others.length) return null;
		const learned = learn(columns, outcome, others);
		const score = scoreBy(learned.binnings, roundPoints(learned, unit));
		for (const row of rowsWhere(folds, (one) => one === fold)) {
			points[row] = score(cellsOf(columns, row));
			chances[row] = chanceOf(unit, points[row]);
		}
	}
	return { points, chances };
}

/** What a row holds, column by column. */
export function cellsOf(columns: readonly Column[], row: number) {
	return columns.map(({ cells }) => cells[row]);
}

function rowsWhere(folds: readonly number[], isWanted: (fold: number) => boolean): number[] {
	return folds.flatMap((fold, row) => (isWanted(fold) ? [row] : []));
}

import { binColumn, levelFinder, nameLevel } from './binning';
import type { Column } from './rows';

/** How often members of a group are among the best. */
export interface GroupSelection {
	group: string;
	rows: number;
	selected: number;
	/** selected / rows. */
	rate: number;
	/** The rate beside that of the group that is selected most often, 0 to 1; under 0.8 is a sign of disadvantage. */
	ratio: number;
}

/** Whether points learned without a protected column still disadvantage a group. */
export interface AdverseImpact {
	column: string;
	groups: GroupSelection[];
	/** Smallest ratio; null when there are not two groups to compare. */
	worst: number | null;
}

/** Groups smaller than this are not compared. */
const ENOUGH = 30;

/**
 * Compares how often groups are selected: the four-fifths rule (US Uniform Guidelines on Employee Selection
 * Procedures, 29 CFR 1607.4 D), which European practice borrows.
 *
 * @param selected - whether each row is among those a recruiter would call
 */
export function adverseImpact(column: Column, selected: readonly boolean[]): AdverseImpact {
	const binning = binColumn(
		column,
		column.cells.map((_, row) => row),
	);
	const find = levelFinder(binning);
	const groups = binning.levels.map((level) => ({ group: nameLevel(level), rows: 0, selected: 0 }));
	column.cells.forEach((cell, row) => {
		const group = groups[find(cell)];
		group.rows++;
		group.selected += Number(selected[row]);
	});
	const compared = groups
		.filter(({ rows }, level) => rows >= ENOUGH && binning.levels[level].is !== 'missing')
		.map((group) => ({ ...group, rate: group.selected / group.rows }));
	const best = Math.max(0, ...compared.map(({ rate }) => rate));
	const withRatio = compared.map((group) => ({
		...group,
		ratio: best > 0 ? group.rate / best : 1,
	}));
	const worst = withRatio.length > 1 ? Math.min(...withRatio.map(({ ratio }) => ratio)) : null;
	return { column: column.name, groups: withRatio, worst };
}

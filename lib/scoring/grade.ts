import type { Grade, ScoringModel } from './model/types';

type Matrix = ScoringModel['matrix'];

/** The letter of a fit of 0–100: A fits best. */
export function gradeOf(fit: number, { A, B, C }: Matrix['grades']): Grade {
	const shown = Math.round(fit);
	if (shown >= A) return 'A';
	if (shown >= B) return 'B';
	return shown >= C ? 'C' : 'D';
}

/**
 * Where a candidate stands in the fit × engagement matrix: the letter of the fit, 1 (high) to 4 of the engagement.
 *
 * @returns null while there is no grade or no engagement
 * @example
 * matrixLabel('A', 80, matrix) //=> 'A1'
 */
export function matrixLabel(
	grade: Grade | null,
	engagement: number | null,
	{ levels }: Matrix,
): string | null {
	if (grade === null || engagement === null) return null;
	const level = ([1, 2, 3] as const).find((one) => engagement >= levels[one]) ?? 4;
	return `${grade}${level}`;
}

import { matrixLabel } from '../../../lib/scoring';
import { gradeOf } from '../../../lib/scoring/grade';

const matrix = { grades: { A: 75, B: 50, C: 25 }, levels: { 1: 80, 2: 60, 3: 40 } };

describe('the letter of a fit (StD-03)', () => {
	it.each([
		[100, 'A'],
		[75, 'A'],
		[74.5, 'A'],
		[74.4, 'B'],
		[50, 'B'],
		[49, 'C'],
		[25, 'C'],
		[24, 'D'],
		[0, 'D'],
	])('%d is %s', (fit, letter) => {
		expect(gradeOf(fit, matrix.grades)).toBe(letter);
	});
});

describe('the place in the matrix of fit and engagement', () => {
	it.each([
		['A', 80, 'A1'],
		['A', 79, 'A2'],
		['B', 60, 'B2'],
		['B', 59, 'B3'],
		['C', 40, 'C3'],
		['D', 39, 'D4'],
		['D', 0, 'D4'],
		[null, 80, null],
		['A', null, null],
		[null, null, null],
	] as const)('of %s and %s is %s', (grade, engagement, label) => {
		expect(matrixLabel(grade, engagement, matrix)).toBe(label);
	});
});

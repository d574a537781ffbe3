import {
	apportion,
	clip,
	fullLine,
	reduceTo,
	scale,
	sumOf,
	type ExplanationLine,
} from '../../../../lib/scoring/explain/line';

const lineOf = (points: number): ExplanationLine =>
	fullLine({ rule: 'rule', label: 'Rule', pillar: 'all', count: 1, points });

const linesOf = (...points: number[]) => points.map(lineOf);

const contributions = (lines: ExplanationLine[]) => lines.map((line) => line.contribution);

describe('a line of an explanation', () => {
	it('counts in full at first', () => {
		expect(lineOf(7)).toEqual({
			rule: 'rule',
			label: 'Rule',
			pillar: 'all',
			count: 1,
			points: 7,
			decayFactor: 1,
			contribution: 7,
			shown: 0,
			lost: { ruleMaximum: 0, accumulation: 0, pillarCap: 0, weight: 0, clip: 0 },
			lastOn: null,
		});
	});

	it('remembers where the rest went, reason by reason', () => {
		const line = lineOf(10);
		reduceTo(line, 8, 'ruleMaximum');
		reduceTo(line, 5, 'pillarCap');
		reduceTo(line, 4, 'pillarCap');
		reduceTo(line, 4.5, 'accumulation');
		expect(line.contribution).toBe(4.5);
		expect(line.lost).toEqual({
			ruleMaximum: 2,
			accumulation: -0.5,
			pillarCap: 4,
			weight: 0,
			clip: 0,
		});
	});

	it('gives the same part as the others', () => {
		const lines = linesOf(10, 4, -2);
		scale(lines, 0.5, 'weight');
		expect(contributions(lines)).toEqual([5, 2, -1]);
		expect(lines.map(({ lost }) => lost.weight)).toEqual([5, 2, -1]);
	});
});

describe('lines that pass the end of the scale', () => {
	it.each([
		['within it stay as they are', [60, 20, -10], [60, 20, -10]],
		['just at its ends too', [100], [100]],
		['at its lower end too', [10, -10], [10, -10]],
		['above it give way by what they gained', [120, 30], [80, 20]],
		['above it leave penalties alone', [120, 30, -50], [120, 30, -50]],
		['above it in spite of penalties', [150, 50, -50], [112.5, 37.5, -50]],
		['below it take no more than there is', [30, -40, -20], [30, -20, -10]],
		['below it, without any gain, take nothing', [-40], [0]],
	])('%s', (_, points, left) => {
		const lines = linesOf(...points);
		clip(lines, 0, 100);
		expect(contributions(lines).map((one) => one + 0)).toEqual(left);
		expect(lines.map(({ lost }) => lost.clip)).toEqual(points.map((one, i) => one - left[i]));
	});

	it('may go below 0 where the scale does', () => {
		const lines = linesOf(10, -50);
		clip(lines, -20, 40);
		expect(contributions(lines)).toEqual([10, -30]);
	});
});

describe('whole points', () => {
	const shownOf = (total: number, ...points: number[]) => {
		const lines = linesOf(...points);
		apportion(lines, total);
		return lines.map(({ shown }) => shown);
	};

	it.each([
		['go to the largest remainder first', 10, [3.4, 3.3, 3.3], [4, 3, 3]],
		['go to the next one then', 11, [3.4, 3.3, 3.35], [4, 3, 4]],
		['go to the earlier line in a tie', 5, [2.5, 2.5], [3, 2]],
		['of whole contributions are these', 7, [4, 3], [4, 3]],
		['of a penalty are rounded down first', 2, [4.5, -2.5], [5, -3]],
		['go round once more where there are more than lines', 8, [2.5, 2.5], [4, 4]],
		['of no lines are none', 0, [], []],
	])('%s', (_, total, points, shown) => {
		expect(shownOf(total, ...points)).toEqual(shown);
	});

	it('add up', () => {
		expect(sumOf(linesOf(1.5, 2, -0.5))).toBe(3);
		expect(sumOf([])).toBe(0);
	});
});

import { binColumn, levelFinder, type Binning, type Level } from './binning';
import { fitLogistic, type Design } from './logistic';
import { Z_95 } from './ranking';
import type { Cell, Column } from './rows';

/** What one level is worth. */
export interface ScoredLevel {
	level: Level;
	/** Whole points. */
	points: number;
	/** Where the points lie with 95 % confidence, unrounded. */
	from: number;
	to: number;
	/** Rows it was learned from, and how many of them had the outcome. */
	rows: number;
	hits: number;
}

/** The points of one column's levels. */
export interface ScoredColumn {
	column: string;
	levels: ScoredLevel[];
}

/** Whole points for everything known about a candidate; plain JSON. */
export interface Scorecard {
	/** Points of everybody. */
	base: number;
	columns: ScoredColumn[];
	/** What a point adds to the log-odds of the outcome. */
	logOddsPerPoint: number;
	/** Points that double the odds of the outcome. */
	pointsToDoubleOdds: number;
}

/** Points the heaviest level is worth, up or down. */
export const HEAVIEST = 20;

/** Weight of the squared weights against the log-losses. */
const PENALTY = 1;

/** Weights on the scale of log-odds, before they are rounded. */
export interface Learned {
	binnings: Binning[];
	base: number;
	/** Per column, per level. */
	weights: number[][];
	/** Their standard errors; takes longer than learning. */
	errors(): number[][];
	counts: Array<Array<{ rows: number; hits: number }>>;
}

/**
 * Learns all columns jointly, so that what says the same twice is not counted twice.
 *
 * @param rows - which rows to learn from; some must have the outcome and some not
 */
export function learn(
	columns: readonly Column[],
	outcome: readonly boolean[],
	rows: readonly number[],
): Learned {
	const binnings = columns.map((column) => binColumn(column, rows));
	const starts: number[] = [];
	let size = 1;
	for (const { levels } of binnings) {
		starts.push(size);
		size += levels.length;
	}
	const codes = new Int32Array(rows.length * columns.length);
	const counts = binnings.map(({ levels }) => levels.map(() => ({ rows: 0, hits: 0 })));
	columns.forEach(({ cells }, c) => {
		const find = levelFinder(binnings[c]);
		rows.forEach((row, i) => {
			const level = find(cells[row]);
			codes[i * columns.length + c] = starts[c] + level;
			counts[c][level].rows++;
			if (outcome[row]) counts[c][level].hits++;
		});
	});
	const ordered = columns.flatMap(({ direction }, c): Design['ordered'] => {
		const first = binnings[c].levels.findIndex(({ is }) => is === 'range');
		if (!direction || first < 0) return [];
		const end = starts[c] + binnings[c].levels.length;
		return [{ start: starts[c] + first, end, sign: direction === 'up' ? 1 : -1 }];
	});
	const labels = Uint8Array.from(rows, (row) => Number(outcome[row]));
	const design = { codes, columns: columns.length, weights: size, ordered };
	const fitted = fitLogistic(design, labels, PENALTY);
	const cut = (all: Float64Array) =>
		binnings.map(({ levels }, c) => [...all.subarray(starts[c], starts[c] + levels.length)]);
	return {
		binnings,
		base: fitted.weights[0],
		weights: cut(fitted.weights),
		errors: () => cut(fitted.errors()),
		counts,
	};
}

/** Log-odds of a point when the heaviest level gets {@link HEAVIEST} points. */
export function unitOf({ weights }: Learned): number {
	const heaviest = Math.max(0, ...weights.flat().map(Math.abs));
	return heaviest > 0 ? heaviest / HEAVIEST : 1;
}

/** Rounds what was learned to whole points, with their intervals. */
export function toScorecard(learned: Learned, unit: number): Scorecard {
	const { binnings, weights, counts } = learned;
	const errors = learned.errors();
	const { base, points } = roundPoints(learned, unit);
	return {
		base,
		columns: binnings.map(({ column, levels }, c) => ({
			column,
			levels: levels.map((level, l) => ({
				level,
				points: points[c][l],
				from: (weights[c][l] - Z_95 * errors[c][l]) / unit,
				to: (weights[c][l] + Z_95 * errors[c][l]) / unit,
				...counts[c][l],
			})),
		})),
		logOddsPerPoint: unit,
		pointsToDoubleOdds: Math.LN2 / unit,
	};
}

/** Prepares a scorecard; see {@link scoreBy}. */
export function scorer({ base, columns }: Scorecard): (cells: readonly Cell[]) => number {
	const binnings = columns.map(({ column, levels }) => ({
		column,
		levels: levels.map(({ level }) => level),
	}));
	const points = columns.map(({ levels }) => levels.map((level) => level.points));
	return scoreBy(binnings, { base, points });
}

/** Whole points, per column and level. */
export interface Points {
	base: number;
	points: number[][];
}

/** Learned weights as whole points, of which one is worth `unit`. */
export function roundPoints({ base, weights }: Learned, unit: number): Points {
	const round = (weight: number) => Math.round(weight / unit) + 0; // no −0
	return { base: round(base), points: weights.map((levels) => levels.map(round)) };
}

/** @returns what gives the points of a row, from the cells of the columns in their order */
export function scoreBy(
	binnings: readonly Binning[],
	{ base, points }: Points,
): (cells: readonly Cell[]) => number {
	const finders = binnings.map(levelFinder);
	return (cells) => finders.reduce((sum, find, c) => sum + points[c][find(cells[c])], base);
}

/** The chance of the outcome that so many points stand for. */
export function chanceOf(logOddsPerPoint: number, points: number): number {
	return 1 / (1 + Math.exp(-logOddsPerPoint * points));
}

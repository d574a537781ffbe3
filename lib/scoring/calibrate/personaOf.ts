import { keyFrom } from '../model/edit/keyFrom';
import { nameLevel } from './binning';
import type { Scorecard, ScoredColumn } from './scorecard';

/** A criterion of the profile as a model says it. */
export interface LearnedCriterion {
	key: string;
	label: string;
	field: string;
	op: 'equals' | 'gt' | 'lte';
	value: string | number;
	points: number;
}

/** The persona that a scorecard comes to: a part of the profile as a model says it. */
export interface LearnedPersona {
	start: number;
	criteria: LearnedCriterion[];
}

/** Longest name of a field in a model, and of a criterion. */
const MOST_LETTERS = 60;
const MOST_LABEL = 120;
/** Of so many rows the persona says 0 at one end, and 100 at the other. */
const ENDS = 0.01;

/**
 * Turns a scorecard into the persona of a model: one criterion per value that is worth something, and one per step of a
 * number. Points are stretched so that the persona runs from 0 to 100.
 *
 * A model takes what is not known as neutral, and so is here what is not known or too rare to be judged.
 *
 * @param points - what the scorecard gives to rows it was not learned from
 * @returns null where nothing is worth a point
 */
export function personaOf(scorecard: Scorecard, points: readonly number[]): LearnedPersona | null {
	const ascending = Float64Array.from(points).sort();
	const at = (part: number) => ascending[Math.round(part * (ascending.length - 1))];
	const [low, high] = [at(ENDS), at(1 - ENDS)];
	if (!(high > low)) return null;
	const stretch = (own: number) => Math.round((own * 100) / (high - low)) + 0; // no −0
	const columns = scorecard.columns
		.filter(({ column }) => column.trim().length <= MOST_LETTERS)
		.map((column) => stretched(column, stretch));
	const criteria = columns
		.flatMap((column) => (isOfNumbers(column) ? stepsOf(column) : valuesOf(column)))
		.filter((one) => one.points !== 0);
	if (criteria.length === 0) return null;
	const start = columns.reduce((sum, column) => sum + neutralOf(column).points, 0);
	return {
		start: within(0, start + stretch(scorecard.base - low), 100),
		criteria: withKeys(criteria),
	};
}

type Unkeyed = Omit<LearnedCriterion, 'key'>;
type Levels = ScoredColumn['levels'];

function stretched(
	{ column, levels }: ScoredColumn,
	stretch: (points: number) => number,
): ScoredColumn {
	return {
		column: column.trim(),
		levels: levels.map((level) => ({ ...level, points: stretch(level.points) })),
	};
}

function withKeys(criteria: readonly Unkeyed[]): LearnedCriterion[] {
	const taken: string[] = [];
	return criteria.map((one) => {
		const key = keyFrom(one.label, 'criterion', taken);
		taken.push(key);
		return { key, ...one, points: within(-100, one.points, 100) };
	});
}

function within(least: number, value: number, most: number): number {
	return Math.min(most, Math.max(least, value));
}

function isOfNumbers({ levels }: ScoredColumn): boolean {
	return levels.some(({ level }) => level.is === 'range');
}

/** The level that stands for whom nothing is known: of numbers one in the middle, else the rare values. */
function neutralOf({ levels }: ScoredColumn): Levels[number] {
	const ranges = levels.filter(({ level }) => level.is === 'range');
	if (ranges.length === 0) return levels.find(({ level }) => level.is === 'other') ?? levels[0];
	const rows = ranges.reduce((sum, one) => sum + one.rows, 0);
	const mean = ranges.reduce((sum, one) => sum + (one.points * one.rows) / Math.max(1, rows), 0);
	return ranges.reduce((a, b) => (Math.abs(b.points - mean) < Math.abs(a.points - mean) ? b : a));
}

function valuesOf(column: ScoredColumn): Unkeyed[] {
	const neutral = neutralOf(column).points;
	const seen = new Set<string>();
	return column.levels.flatMap(({ level, points }): Unkeyed[] => {
		if (level.is !== 'value') return [];
		// A model compares without regard to case.
		const folded = level.value.trim().toLowerCase();
		if (seen.has(folded)) return [];
		seen.add(folded);
		const { value } = level;
		return [{ ...about(column, value), op: 'equals', value, points: points - neutral }];
	});
}

/** Each step adds to the one nearer to the neutral level. */
function stepsOf(column: ScoredColumn): Unkeyed[] {
	const ranges = column.levels.filter(({ level }) => level.is === 'range');
	const neutral = ranges.indexOf(neutralOf(column));
	return ranges.flatMap(({ level, points }, i): Unkeyed[] => {
		if (level.is !== 'range' || i === neutral) return [];
		const isAbove = i > neutral;
		const value = isAbove ? level.above : level.upTo;
		if (value === null) return [];
		const said = nameLevel(isAbove ? { ...level, upTo: null } : { ...level, above: null });
		const added = points - ranges[isAbove ? i - 1 : i + 1].points;
		return [{ ...about(column, said), op: isAbove ? 'gt' : 'lte', value, points: added }];
	});
}

function about({ column }: ScoredColumn, said: string): Pick<LearnedCriterion, 'label' | 'field'> {
	return { label: `${column}: ${said}`.slice(0, MOST_LABEL), field: column };
}

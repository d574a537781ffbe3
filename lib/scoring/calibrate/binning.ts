import type { Cell, Column } from './rows';

/** Values that are worth the same; plain JSON. */
export type Level =
	| { is: 'missing' }
	/** Values too rare to be judged, and those never seen. */
	| { is: 'other' }
	| { is: 'value'; value: string }
	/** `above < number ≤ upTo`; null for no bound. */
	| { is: 'range'; above: number | null; upTo: number | null };

/** How the values of a column fall into levels; what is missing is a level of its own. */
export interface Binning {
	column: string;
	levels: readonly Level[];
}

/** Parts into which a number column is cut, as evenly as its values allow. */
const PARTS = 10;
/** A value rarer than this many rows, or this share of them, is judged together with the other rare ones. */
const RARE_ROWS = 20;
const RARE_SHARE = 0.005;

/**
 * Cuts a column into levels.
 *
 * @param rows - which rows to learn the levels from
 */
export function binColumn({ name, kind, cells }: Column, rows: readonly number[]): Binning {
	const known = rows.flatMap((row) => cells[row] ?? []);
	const found = kind === 'number' ? ranges(known as number[]) : values(known.map(String));
	return { column: name, levels: [{ is: 'missing' }, ...found] };
}

function values(known: readonly string[]): Level[] {
	const counts = new Map<string, number>();
	for (const value of known) counts.set(value, (counts.get(value) ?? 0) + 1);
	const enough = Math.max(RARE_ROWS, RARE_SHARE * known.length);
	const common = [...counts].filter(([, count]) => count >= enough).map(([value]) => value);
	return [{ is: 'other' }, ...common.sort().map((value): Level => ({ is: 'value', value }))];
}

function ranges(known: readonly number[]): Level[] {
	const edges = quantiles(Float64Array.from(known).sort());
	return [null, ...edges].map((above, i) => ({ is: 'range', above, upTo: edges[i] ?? null }));
}

/** Inner edges of equal parts, each once; linear between neighbours. */
function quantiles(sorted: Float64Array): number[] {
	const edges = new Set<number>();
	for (let part = 1; part < PARTS && sorted.length > 0; part++) {
		const at = (part / PARTS) * (sorted.length - 1);
		const below = sorted[Math.floor(at)];
		edges.add(below + (at % 1) * (sorted[Math.ceil(at)] - below));
	}
	edges.delete(sorted[sorted.length - 1]); // nothing would be above it
	return [...edges];
}

/** Finds the level of a value by its place in `levels`. */
export function levelFinder({ levels }: Binning): (cell: Cell) => number {
	const byValue = new Map<Cell, number>();
	const edges: number[] = [];
	let other = 0;
	levels.forEach((level, place) => {
		if (level.is === 'value') byValue.set(level.value, place);
		else if (level.is === 'other') other = place;
		else if (level.is === 'range' && level.upTo !== null) edges.push(level.upTo);
	});
	const first = levels.findIndex(({ is }) => is === 'range');
	return (cell) => {
		if (cell === null) return 0;
		if (first < 0) return byValue.get(String(cell)) ?? other;
		return first + countBelow(edges, Number(cell));
	};
}

/** How many ascending edges are below a number. */
function countBelow(edges: readonly number[], value: number): number {
	let low = 0;
	let high = edges.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (edges[middle] < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/**
 * A level in words.
 *
 * @example
 * nameLevel({ is: 'range', above: 2, upTo: 5 }) //=> 'more than 2, up to 5'
 */
export function nameLevel(level: Level): string {
	if (level.is === 'missing') return 'not known';
	if (level.is === 'other') return 'anything else';
	if (level.is === 'value') return level.value;
	const { above, upTo } = level;
	const parts = [
		...(above === null ? [] : [`more than ${round(above)}`]),
		...(upTo === null ? [] : [`up to ${round(upTo)}`]),
	];
	return parts.join(', ') || 'any number';
}

const round = (value: number) => Number(value.toPrecision(6));

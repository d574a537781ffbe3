import { measureRanking, type Ranking } from './ranking';
import { shareOf, type Share } from './shares';

/** A tenth of the rows, or as near to it as equal points allow. */
export interface Decile extends Share {
	/** 1 for the best. */
	decile: number;
	rows: number;
	hits: number;
	/** Points of the best and the last in it. */
	fromPoints: number;
	toPoints: number;
	/** Mean chance the points stand for. */
	expected: number;
}

/** How good points are for rows they were not learned from. */
export interface Quality {
	ranking: Ranking;
	deciles: Decile[];
	/** Mean squared difference between chance and outcome; smaller is better. */
	brier: number;
	/** Mean difference between chance and what came about, over ten equal ranges of chances. */
	calibrationError: number;
}

const PARTS = 10;

/** Measures points and the chances they stand for against what came about; null where all or none had the outcome. */
export function measureQuality(
	points: readonly number[],
	chances: readonly number[],
	outcome: readonly boolean[],
): Quality | null {
	const ranking = measureRanking(points, outcome);
	if (!ranking) return null;
	return {
		ranking,
		deciles: decilesOf(points, chances, outcome),
		brier: mean(chances.map((chance, row) => (chance - Number(outcome[row])) ** 2)),
		calibrationError: calibrationError(chances, outcome),
	};
}

function decilesOf(
	points: readonly number[],
	chances: readonly number[],
	outcome: readonly boolean[],
): Decile[] {
	const order = points.map((_, row) => row).sort((a, b) => points[b] - points[a]);
	const deciles: Decile[] = [];
	for (let decile = 1, start = 0; decile <= PARTS && start < order.length; decile++) {
		let end = Math.max(start + 1, Math.round((decile * order.length) / PARTS));
		while (end < order.length && points[order[end]] === points[order[end - 1]]) end++;
		const part = order.slice(start, end);
		const hits = part.filter((row) => outcome[row]).length;
		deciles.push({
			decile,
			rows: part.length,
			hits,
			...shareOf(hits, part.length),
			fromPoints: points[part[0]],
			toPoints: points[part[part.length - 1]],
			expected: mean(part.map((row) => chances[row])),
		});
		start = end;
		decile = Math.max(decile, Math.ceil((start * PARTS) / order.length) - 1);
	}
	return deciles;
}

function calibrationError(chances: readonly number[], outcome: readonly boolean[]): number {
	const bins = Array.from({ length: PARTS }, () => ({ chances: 0, hits: 0 }));
	chances.forEach((chance, row) => {
		const bin = bins[Math.min(PARTS - 1, Math.floor(chance * PARTS))];
		bin.chances += chance;
		bin.hits += Number(outcome[row]);
	});
	return bins.reduce((sum, bin) => sum + Math.abs(bin.chances - bin.hits), 0) / chances.length;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

import type { Placements } from '../../store';

/** How long it took from the first points to the placement. */
export interface TimeToPlacement {
	placed: number;
	/** Days; null where nobody was placed. */
	median: number | null;
	quarter: number | null;
	threeQuarters: number | null;
	/** By weeks, ascending; the last one holds all that took longer. */
	weeks: Array<{ label: string; candidates: number }>;
}

const LAST_WEEK = 26;

/** Sums up placements; those before the first points count as of the same day. */
export function timeToPlacement(rows: readonly Placements[]): TimeToPlacement {
	const placed = rows.reduce((sum, { candidates }) => sum + candidates, 0);
	const quantile = (part: number) => {
		let left = part * placed;
		for (const { days, candidates } of rows) {
			left -= candidates;
			if (left <= 0) return Math.max(0, days);
		}
		return null;
	};
	const weekOf = (days: number) => Math.min(LAST_WEEK, Math.floor(Math.max(0, days) / 7));
	const most = Math.max(0, ...rows.map(({ days }) => weekOf(days)));
	return {
		placed,
		median: placed > 0 ? quantile(0.5) : null,
		quarter: placed > 0 ? quantile(0.25) : null,
		threeQuarters: placed > 0 ? quantile(0.75) : null,
		weeks: Array.from({ length: placed > 0 ? most + 1 : 0 }, (_, week) => ({
			label: week === LAST_WEEK ? `${week}+` : String(week + 1),
			candidates: rows
				.filter(({ days }) => weekOf(days) === week)
				.reduce((sum, { candidates }) => sum + candidates, 0),
		})),
	};
}

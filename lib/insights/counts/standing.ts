import type { ScoringModel } from '../../scoring';
import type { Standing } from '../../store';

/** Candidates in one class, and which part of all that is. */
export interface Counted {
	key: string;
	label: string;
	candidates: number;
	/** 0 to 1; 0 where there is nobody at all. */
	share: number;
}

/** Who stands where now. */
export interface StandingCounts {
	candidates: number;
	/** Without a score so far, and so in no bucket. */
	unscored: number;
	/** From cold to hot. */
	buckets: Counted[];
	/** Per ten points, ascending. */
	scores: Counted[];
	/** In the order of the journey. */
	phases: Counted[];
	/** None first, then from low to high. */
	medals: Counted[];
}

const BANDS = Array.from({ length: 10 }, (_, i) => i * 10);

/** Sums up who stands where, also in classes nobody is in. */
export function sumUpStandings(rows: readonly Standing[], model: ScoringModel): StandingCounts {
	const candidates = total(rows);
	const countBy = (
		classes: ReadonlyArray<{ key: string; label: string }>,
		keyOf: (row: Standing) => string,
	): Counted[] => {
		const counts = new Map<string, number>();
		for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + row.candidates);
		return classes.map(({ key, label }) => {
			const count = counts.get(key) ?? 0;
			return { key, label, candidates: count, share: candidates > 0 ? count / candidates : 0 };
		});
	};
	return {
		candidates,
		unscored: total(rows.filter(({ score }) => score === null)),
		buckets: countBy(model.buckets, ({ bucket }) => bucket ?? ''),
		scores: countBy(
			BANDS.map((from) => ({
				key: String(from),
				label: `${from}–${from === 90 ? 100 : from + 9}`,
			})),
			({ score }) => bandOf(score),
		),
		phases: countBy(model.phases, ({ phase }) => phase),
		medals: countBy([{ key: '', label: 'None yet' }, ...model.medals], ({ medal }) => medal ?? ''),
	};
}

/** The lowest score of the ten points; the last band holds 100 too. */
function bandOf(score: number | null): string {
	return score === null ? '' : String(Math.min(90, score - (score % 10)));
}

function total(rows: readonly Standing[]): number {
	return rows.reduce((sum, row) => sum + row.candidates, 0);
}

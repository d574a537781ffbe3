/** How well a score ranks those with the outcome before those without. */
export interface Ranking {
	/** Chance that one with the outcome stands above one without; 0.5 is chance alone. */
	auc: number;
	/** Where the AUC lies with 95 % confidence. */
	aucFrom: number;
	aucTo: number;
	/** Largest difference between the shares of both who stand above a score, 0 to 1. */
	ks: number;
	/** How many times more often the outcome comes about among the best tenth than among all. */
	topDecileLift: number;
}

/** z of a two-sided 95 % interval. */
export const Z_95 = 1.959964;

/**
 * Measures how well scores rank an outcome; null where everybody or nobody has it.
 *
 * The interval is DeLong's (E. DeLong et al., Biometrics 44, 1988), on the log-odds of the AUC, so that it stays
 * between 0 and 1. Equal scores count half, and share the best tenth evenly.
 */
export function measureRanking(
	scores: ArrayLike<number>,
	outcome: ArrayLike<boolean | number>,
): Ranking | null {
	const ties = tiesOf(scores, outcome);
	const { hits, misses } = ties.reduce(
		(sum, tie) => ({ hits: sum.hits + tie.hits, misses: sum.misses + tie.misses }),
		{ hits: 0, misses: 0 },
	);
	if (hits === 0 || misses === 0) return null;
	let [hitsAbove, missesAbove, ks, sumHits, squareHits, sumMisses, squareMisses] = Array.from(
		{ length: 7 },
		() => 0,
	);
	for (const tie of ties) {
		const beaten = (misses - missesAbove - tie.misses / 2) / misses; // by a hit of this score
		const beating = (hitsAbove + tie.hits / 2) / hits; // a miss of this score
		sumHits += tie.hits * beaten;
		squareHits += tie.hits * beaten ** 2;
		sumMisses += tie.misses * beating;
		squareMisses += tie.misses * beating ** 2;
		hitsAbove += tie.hits;
		missesAbove += tie.misses;
		ks = Math.max(ks, Math.abs(hitsAbove / hits - missesAbove / misses));
	}
	const auc = sumHits / hits;
	const variance =
		spread(sumHits, squareHits, hits) / hits + spread(sumMisses, squareMisses, misses) / misses;
	const share = shareOfBest(ties, (hits + misses) / 10);
	return { auc, ...interval(auc, variance), ks, topDecileLift: (10 * share) / hits };
}

/** Of those with one score. */
interface Tie {
	hits: number;
	misses: number;
}

/** Highest score first. */
function tiesOf(scores: ArrayLike<number>, outcome: ArrayLike<boolean | number>): Tie[] {
	const byScore = new Map<number, Tie>();
	for (let i = 0; i < scores.length; i++) {
		let tie = byScore.get(scores[i]);
		if (!tie) byScore.set(scores[i], (tie = { hits: 0, misses: 0 }));
		if (outcome[i]) tie.hits++;
		else tie.misses++;
	}
	return [...byScore].sort(([a], [b]) => b - a).map(([, tie]) => tie);
}

function spread(sum: number, square: number, count: number): number {
	return count > 1 ? Math.max(0, square - sum ** 2 / count) / (count - 1) : 0.25;
}

function interval(auc: number, variance: number): { aucFrom: number; aucTo: number } {
	if (auc <= 0 || auc >= 1) return { aucFrom: 0, aucTo: 1 };
	const odds = Math.log(auc / (1 - auc));
	const width = (Z_95 * Math.sqrt(variance)) / (auc * (1 - auc));
	const back = (value: number) => 1 / (1 + Math.exp(-value));
	return { aucFrom: back(odds - width), aucTo: back(odds + width) };
}

/** Hits among the best so many. */
function shareOfBest(ties: readonly Tie[], most: number): number {
	let [left, found] = [most, 0];
	for (const { hits, misses } of ties) {
		const taken = Math.min(1, left / (hits + misses));
		found += taken * hits;
		left -= taken * (hits + misses);
		if (left <= 0) break;
	}
	return found;
}

import { Z_95 } from '../../scoring/calibrate/ranking';

/** How many times as often the outcome comes about, with a 95 % interval. */
export interface Lift {
	/** 1 for no difference. */
	lift: number;
	from: number;
	to: number;
}

/** Candidates of equal activity, those who met something and those who did not. */
export interface Stratum {
	met: number;
	others: number;
	metHits: number;
	othersHits: number;
	/** What both would be expected to come to, apart from what is compared; their numbers where nothing is known. */
	metWeight: number;
	othersWeight: number;
}

/** Fewer of them, or of expected outcomes among them, say nothing. */
const ENOUGH_PEOPLE = 30;
const ENOUGH_HITS = 5;
/** How far logarithms of lifts are thought to lie from 0 before anything is known: mostly within a factor of 7. */
const PRIOR_SPREAD = 1;

/**
 * How many times as often the outcome comes about for those who met something, compared with others of equal
 * activity; null where too few did to tell.
 *
 * The Mantel–Haenszel rate ratio, weights standing in for time, with the variance of S. Greenland and J. Robins
 * (Biometrics 41, 1985), drawn towards no difference the more the less is known.
 */
export function liftOf(strata: Iterable<Stratum>): Lift | null {
	let [people, expected, ours, theirs, spread] = [0, 0, 0, 0, 0];
	for (const { met, others, metHits, othersHits, metWeight, othersWeight } of strata) {
		if (met === 0 || others === 0) continue;
		const weight = metWeight + othersWeight;
		const hits = metHits + othersHits;
		people += met;
		expected += (hits * metWeight) / weight;
		ours += (metHits * othersWeight) / weight;
		theirs += (othersHits * metWeight) / weight;
		spread += (hits * metWeight * othersWeight) / weight ** 2;
		spread -= (metHits * othersHits) / (met + others);
	}
	if (people < ENOUGH_PEOPLE || expected < ENOUGH_HITS) return null;
	// Half an outcome more on both sides: nobody of theirs is not infinitely better.
	const [a, b] = [ours + 0.5, theirs + 0.5];
	const variance = (Math.max(0, spread) + 0.5) / (a * b);
	const trust = PRIOR_SPREAD ** 2 / (PRIOR_SPREAD ** 2 + variance);
	const middle = trust * Math.log(a / b);
	const width = Z_95 * Math.sqrt(trust * variance);
	return {
		lift: Math.exp(middle),
		from: Math.exp(middle - width),
		to: Math.exp(middle + width),
	};
}

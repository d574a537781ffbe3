import { decayTable, type AgeDecay } from '../decay';

/** Ways of losing worth that are tried: half-lives, steps, and none. */
export const DECAYS: readonly AgeDecay[] = [
	...[1, 3, 7, 14, 30, 60, 120].map((days): AgeDecay => ({ kind: 'halfLife', days, graceDays: 0 })),
	...[7, 30, 90].map((everyDays): AgeDecay => ({ kind: 'steps', percent: 25, everyDays })),
	{ kind: 'none' },
];

/** Older than this nothing counts, in days. */
const HORIZON_DAYS = 730;

const tables = new Map<AgeDecay, Float64Array>();

/** What is left of one after so many days, by age; see {@link decayTable}. */
export function leftAfter(decay: AgeDecay): Float64Array {
	let table = tables.get(decay);
	if (!table) tables.set(decay, (table = decayTable(decay, HORIZON_DAYS)));
	return table;
}

/**
 * Days after which no more than half is left; null where that never happens.
 *
 * @example
 * halfAfter({ kind: 'steps', percent: 25, everyDays: 30 }) //=> 60
 */
export function halfAfter(decay: AgeDecay): number | null {
	const day = leftAfter(decay).findIndex((left) => left <= 0.5);
	return day < 0 ? null : day;
}

/** A way of losing worth in words. */
export function nameDecay(decay: AgeDecay): string {
	switch (decay.kind) {
		case 'halfLife':
			return `halves every ${decay.days === 1 ? 'day' : `${decay.days} days`}`;
		case 'steps':
			return `loses ${decay.percent} % every ${decay.everyDays} days`;
		case 'linear':
			return `fades evenly within ${decay.days} days`;
		case 'expires':
			return `expires after ${decay.afterDays} days`;
		case 'none':
			return 'keeps its worth';
	}
}

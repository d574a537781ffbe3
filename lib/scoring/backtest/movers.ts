import type { Reason } from '../reason';
import type { Both } from './both';
import type { BucketKey } from './migration';

/** Where a candidate stands under a model on a date. */
export interface Standing {
	/** 0–100; null before any points were earned. */
	score: number | null;
	bucket: BucketKey;
}

/** A candidate for whom the draft makes a difference. */
export interface Mover extends Both<Standing> {
	candidateId: number;
	/** How people recognise the candidate. */
	name: string;
	/** The strongest reasons for the score under the draft. */
	reasons: Reason[];
}

/** Candidates for whom the draft makes the same difference: how many, and those whose score changes most. */
export interface Movers {
	total: number;
	/** Largest change of the score first, of equals the hottest under the draft; at most {@link MAX_LISTED}. */
	candidates: Mover[];
}

/** How many movers are listed by name; the others are only counted. */
export const MAX_LISTED = 50;

/**
 * Counts a mover in, and lists it if its change is among the largest.
 *
 * @param explain - asked only for who gets on the list
 */
export function addMover(
	movers: Movers,
	mover: Omit<Mover, 'reasons'>,
	explain: () => Reason[],
): void {
	movers.total++;
	const { candidates } = movers;
	const after = candidates.findIndex((listed) => compare(mover, listed) < 0);
	const place = after < 0 ? candidates.length : after;
	if (place === MAX_LISTED) return;
	candidates.splice(place, 0, { ...mover, reasons: explain() });
	if (candidates.length > MAX_LISTED) candidates.pop();
}

/** Negative when `a` is listed first; no two candidates compare as equal, so their order of coming is no matter. */
function compare(a: Omit<Mover, 'reasons'>, b: Omit<Mover, 'reasons'>): number {
	return (
		Math.abs(changeOf(b)) - Math.abs(changeOf(a)) ||
		(b.draft.score ?? 0) - (a.draft.score ?? 0) ||
		a.candidateId - b.candidateId
	);
}

function changeOf({ live, draft }: Both<Standing>): number {
	return (draft.score ?? 0) - (live.score ?? 0);
}

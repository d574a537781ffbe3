import type { LocalDay } from './localDay';
import type { Medal, Phase, Route } from './model/types';
import type { Tally } from './tally';
import type { Timelines } from './timeline';

/** All that a candidate's values are computed from, besides the model and the day. */
export interface Memory {
	tally: Tally;
	timelines: Timelines;
}

/** What people see of a candidate on a day. */
export interface Presented {
	/** 0–100; null before any points were earned. */
	score: number | null;
	/** Key of the bucket; null before there is a score. */
	bucket: string | null;
	phase: Phase;
	medal: Medal | null;
	route: Route;
}

/** A day on which a presented bucket, phase or medal became another. */
export interface Change {
	kind: 'bucket' | 'phase' | 'medal';
	from: string | null;
	to: string | null;
	day: LocalDay;
}

export interface Evaluation extends Presented {
	/** The local day of `asOf`. */
	evaluatedOn: LocalDay;
	/** The first later day on which, without new events, any presented value differs; null for never. */
	nextChangeOn: LocalDay | null;
	/** Dates (YYYY-MM-DD, local): first points, first medal, highest medal of the model. */
	firstScoredAt: string | null;
	firstQualifiedAt: string | null;
	firstPlacedAt: string | null;
	/** Every change up to `asOf`, oldest first; the first event of a candidate is where it starts. */
	changes: Change[];
}

import type { Fading } from './fading';
import type { LocalDay } from './localDay';
import type { Grade, Medal, Phase, Route } from './model/types';
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
	/** The part of the score that behaviour makes, 0–100; null before any points were earned. */
	engagement: number | null;
	/** How the profile fits, −100 to 100; null while nothing is known of it, or the model does not ask. */
	persona: number | null;
	/** How the person fits the culture, likewise. */
	culture: number | null;
	/** The letter of the fit, A to D; null while nothing is known. */
	grade: Grade | null;
	/** Key of the prepared persona the candidate is like; null for none. */
	personaKey: string | null;
	/** Key of the bucket; null before there is a score. */
	bucket: string | null;
	phase: Phase;
	medal: Medal | null;
	route: Route;
}

const PRESENTED = [
	'score',
	'engagement',
	'persona',
	'culture',
	'grade',
	'personaKey',
	'bucket',
	'phase',
	'medal',
	'route',
] as const satisfies ReadonlyArray<keyof Presented>;

/** Whether nobody would see a difference. */
export function isSamePresented(a: Presented, b: Presented): boolean {
	return PRESENTED.every((name) => a[name] === b[name]);
}

/** What people see, of something that knows more. */
export function presentedOf(values: Presented): Presented {
	return Object.fromEntries(PRESENTED.map((name) => [name, values[name]])) as unknown as Presented;
}

/** A day on which a presented bucket, phase or medal became another, or on which somebody gave a signal. */
export interface Change {
	kind: 'bucket' | 'phase' | 'medal' | 'signal';
	/** null for a signal, and where there was none before. */
	from: string | null;
	/** Of a signal: `return`, see `returnDays`. */
	to: string | null;
	day: LocalDay;
}

/** Where a candidate stands at a moment, and what follows from it. */
export interface Evaluation extends Presented {
	/** The local day of `asOf`. */
	evaluatedOn: LocalDay;
	/** The first later day on which, without new events, any presented value differs; null for never. */
	nextChangeOn: LocalDay | null;
	/** The last day with points or a new application status, up to `asOf`; null for none. */
	lastActiveOn: LocalDay | null;
	/** Dates (YYYY-MM-DD, local): first points, first medal, first status of the highest medal. */
	firstScoredAt: string | null;
	firstQualifiedAt: string | null;
	firstPlacedAt: string | null;
	/** Every change up to `asOf`, oldest first; the first event of a candidate is where it starts. */
	changes: Change[];
	/** What comes; only where it was asked for. */
	fading?: Fading;
}

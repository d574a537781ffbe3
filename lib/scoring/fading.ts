import type { LocalDay } from './localDay';

/** A day on which nothing but the score and the engagement becomes another, and what they are from then on. */
export interface FadingStep {
	day: LocalDay;
	score: number | null;
	engagement: number | null;
}

/** What comes as long as nothing new is heard of a candidate. */
export interface Fading {
	/** Soonest first; not all there are. */
	steps: FadingStep[];
	/** The day of the change after the last step, whatever it is; null when there is none. */
	until: LocalDay | null;
}

import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Medal } from './model/types';
import type { Timelines } from './timeline';

/** Why a candidate holds a medal. */
export interface MedalEvidence {
	medal: Medal;
	/** 0 for the lowest medal of the model. */
	rank: number;
	status: string;
	/** UTC milliseconds. */
	at: number;
	day: LocalDay;
	eventId: string;
}

/**
 * The earliest evidence for each medal, lowest medal first.
 *
 * Medals come from application statuses. The evidence is a minimum over everything known, so a medal, once
 * earned, can only get an earlier date: it is never lost.
 */
export function findMedals(timelines: Timelines, compiled: CompiledModel): MedalEvidence[] {
	if (timelines.statuses.length === 0) return [];
	return compiled.model.medals.flatMap(({ key, statuses }, rank) => {
		const names = statuses.map(normalise);
		const entry = timelines.statuses.find(([, status]) => names.includes(normalise(status)));
		if (!entry) return [];
		const [at, status, , eventId] = entry;
		return [{ medal: key, rank, status, at, day: compiled.toLocalDay(at), eventId }];
	});
}

/** The highest medal held on a day. */
export function medalOn(medals: readonly MedalEvidence[], day: LocalDay): Medal | null {
	let best: Medal | null = null;
	for (const evidence of medals) if (evidence.day <= day) best = evidence.medal;
	return best;
}

/** Statuses compare without regard to case and surrounding spaces. */
export function normalise(status: string): string {
	return status.trim().toLowerCase();
}

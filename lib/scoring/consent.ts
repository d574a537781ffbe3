import type { LocalDay } from './localDay';
import type { CompiledModel } from './model/compileModel';
import type { Timelines } from './timeline';

/**
 * Whether a candidate's latest word on a purpose, up to the end of a day, is yes.
 *
 * A consent and a withdrawal of the same instant count as withdrawn.
 */
export function hasConsent(
	timelines: Timelines,
	purpose: string,
	day: LocalDay,
	compiled: CompiledModel,
): boolean {
	let latest = -Infinity;
	let granted = false;
	for (const [at, about, yes] of timelines.consents) {
		if (about !== purpose || compiled.toLocalDay(at) > day) continue;
		granted = at > latest && yes === 1;
		latest = at;
	}
	return granted;
}

/** The purposes a candidate agrees to at the end of a day, in alphabetical order. */
export function consentsOn(timelines: Timelines, day: LocalDay, compiled: CompiledModel): string[] {
	const purposes = [...new Set(timelines.consents.map(([, purpose]) => purpose))].sort();
	return purposes.filter((purpose) => hasConsent(timelines, purpose, day, compiled));
}

import type { LocalDay } from './localDay';
import { normalise } from './normalise';
import type { CompiledModel } from './model/compileModel';
import type { Signal } from './model/types';
import { distinctSubjectDays, ruleDays, sortDays } from './ruleDays';
import type { Tally } from './tally';
import type { Timelines } from './timeline';

/**
 * The days on which a signal was met, ascending, leaving aside what it asks of contact details and consent.
 *
 * @returns null for a signal that asks nothing else: it is a state, not something that happened
 */
export function signalDays(
	signal: Signal,
	tally: Tally,
	timelines: Timelines,
	compiled: CompiledModel,
): LocalDay[] | null {
	if (signal.statuses) return statusDays(signal.statuses, timelines, compiled);
	if (!signal.rules) return null;
	if (signal.distinctSubjects === undefined) {
		return ruleDays(tally, signal.rules);
	}
	const { distinctSubjects, withinDays = compiled.model.horizonDays } = signal;
	return distinctSubjectDays(tally, signal.rules, distinctSubjects, withinDays);
}

function statusDays(
	statuses: readonly string[],
	timelines: Timelines,
	compiled: CompiledModel,
): LocalDay[] {
	if (timelines.statuses.length === 0) return [];
	const names = statuses.map(normalise);
	const met = timelines.statuses.filter(([, status]) => names.includes(normalise(status)));
	return sortDays(met.map(([at]) => compiled.toLocalDay(at)));
}

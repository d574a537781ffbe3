import type { LocalDay } from './localDay';
import { normalise } from './normalise';
import type { CompiledModel } from './model/compileModel';
import type { Timelines } from './timeline';

/** Whether a rule counts on a local day. */
export type StatusGate = (day: LocalDay) => boolean;

/**
 * Tells on which days a candidate had one of these application statuses: on the day it came, until another status
 * of the same procedure came. With several procedures, one of them in such a status is enough.
 *
 * What holds at the end of a day holds for the whole of it.
 */
export function statusGate(
	timelines: Timelines,
	statuses: readonly string[],
	compiled: CompiledModel,
): StatusGate {
	const names = statuses.map(normalise);
	const latest = new Map<string, boolean>();
	const days: LocalDay[] = [];
	const isOpen: boolean[] = [];
	for (const [at, status, subject] of timelines.statuses) {
		latest.set(subject, names.includes(normalise(status)));
		const day = compiled.toLocalDay(at);
		if (days.at(-1) !== day) days.push(day);
		isOpen[days.length - 1] = [...latest.values()].includes(true);
	}
	return (day) => {
		let i = days.length - 1;
		while (i >= 0 && days[i] > day) i--;
		return i >= 0 && isOpen[i];
	};
}

import type { CandidateEvent } from './event';
import type { Folding } from './model/patterns';
import { addCount, addSubjectDay, subjectKey, type Tally } from './tally';

/**
 * Adds an event to a candidate's tally. The caller sees to it that each event is added once.
 *
 * An event that no rule knows leaves the tally as it is; the fold never throws.
 *
 * @returns how many rules the event met
 */
export function foldEvent(tally: Tally, compiled: Folding, event: CandidateEvent): number {
	const rules = compiled.rulesFor(event.type);
	let met = 0;
	for (let i = 0; i < rules.length; i++) {
		const rule = rules[i];
		if (rule.test !== null && !rule.test(event)) continue;
		met++;
		const day = compiled.toLocalDay(event.occurredAt);
		if (rule.hasSubjects) addSubjectDay(tally, rule.key, subjectKey(event.subject), day);
		else addCount(tally, rule.key, day);
	}
	return met;
}

import { creditMemory } from '../../credit';
import type { CandidateEvent } from '../../event';
import { foldEvent } from '../../fold';
import type { LocalDay } from '../../localDay';
import type { CompiledModel } from '../../model/compileModel';
import { emptyTally } from '../../tally';
import { addToTimelines, emptyTimelines } from '../../timeline';
import type { Followed } from '../panel';
import type { Outcome } from './outcome';
import { traitsIn } from './traits';

const FOLDS = 5;

/**
 * What a candidate did that earns points, counted as the model counts it, and when the outcome came about.
 *
 * An amount of 1 is one event in full; what limits and repeats leave of it is less.
 */
export function follow(
	candidateId: number,
	events: readonly CandidateEvent[],
	compiled: CompiledModel,
	outcome: Outcome,
): Followed {
	const memory = { tally: emptyTally(), timelines: emptyTimelines() };
	let outcomeOn: LocalDay | null = null;
	for (const event of events) {
		foldEvent(memory.tally, compiled, event);
		addToTimelines(memory.timelines, event);
		if (!outcome.isIn(event)) continue;
		const day = compiled.toLocalDay(event.occurredAt);
		outcomeOn = Math.min(outcomeOn ?? day, day);
	}
	const deeds = creditMemory(memory, compiled).flatMap(({ rule, days, points }) =>
		rule.points === 0 || outcome.barred.has(rule.key)
			? []
			: days.map((day, i) => ({ rule: rule.key, day, amount: points[i] / rule.points })),
	);
	const traits = traitsIn(memory.timelines, compiled);
	return { fold: candidateId % FOLDS, deeds, traits, outcomeOn };
}

/** The first day on which anything happened; Infinity for never. */
export function firstDay({ deeds }: Followed): LocalDay {
	return deeds.reduce((first, { day }) => Math.min(first, day), Infinity);
}

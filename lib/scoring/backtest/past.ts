import type { Memory } from '../evaluation';
import type { CandidateEvent } from '../event';
import { foldEvent } from '../fold';
import type { LocalDay } from '../localDay';
import type { CompiledModel } from '../model/compileModel';
import { emptyTally } from '../tally';
import { addToTimelines, emptyTimelines } from '../timeline';

/**
 * What a candidate's events come to under a model, day after day.
 *
 * Only what had happened by a day is folded: a phase may look at later events too, such as contact details left
 * afterwards, and a date of the past must not.
 */
export class Past {
	/** The local day of every event, ascending. */
	readonly days: readonly LocalDay[];

	private readonly events: readonly CandidateEvent[];

	private readonly memory: Memory = { tally: emptyTally(), timelines: emptyTimelines() };

	private folded = 0;

	/** @param events - each once, in any order */
	constructor(
		events: readonly CandidateEvent[],
		private readonly compiled: CompiledModel,
	) {
		const dated = events
			.map((event) => ({ event, day: compiled.toLocalDay(event.occurredAt) }))
			.sort((a, b) => a.day - b.day);
		this.days = dated.map(({ day }) => day);
		this.events = dated.map(({ event }) => event);
	}

	/** Whether nothing has happened yet. */
	get isEmpty(): boolean {
		return this.folded === 0;
	}

	/**
	 * The memory at the end of a day.
	 *
	 * @param day - not before the day asked for last
	 * @returns good until a later day is asked for
	 */
	upTo(day: LocalDay): Memory {
		for (; this.days[this.folded] <= day; this.folded++) {
			const event = this.events[this.folded];
			foldEvent(this.memory.tally, this.compiled, event);
			addToTimelines(this.memory.timelines, event);
		}
		return this.memory;
	}
}

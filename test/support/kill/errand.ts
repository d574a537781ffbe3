import type { ScoringModel } from '../../../lib/scoring';
import type { IncomingEvent } from '../../../lib/store';

/** What a process that is going to be killed is sent to do, kept in a file. */
export interface Errand {
	/** Of the place to record in. */
	address: string;
	model: ScoringModel;
	asOfMs: number;
	/** One stream of events for each process. */
	hands: IncomingEvent[][];
}

/** Which part of an errand a process does: its stream, from which event on, how many events at a time. */
export interface Part {
	hand: number;
	from: number;
	size: number;
}

/**
 * What such a process says of itself: the store is open; it begins to record, or has recorded, everything before
 * this event of its stream.
 */
export type Word = 'opened' | `sends ${number}` | `kept ${number}`;

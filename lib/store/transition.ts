import type { Change } from '../scoring';

/** A presented bucket, phase or medal that became another, or a signal, as kept in the store. */
export interface Transition extends Change {
	/** Unique in the store and ascending in the order of recording. */
	id: number;
	/** What brought it about: an event, time alone, or another version of the model. */
	cause: 'event' | 'time' | 'model';
	/** Whether the candidate was there before and had left. */
	isReturn: boolean;
	/** Whether it is kept but not announced: the same was announced less than the model's cooldown ago. */
	isQuiet: boolean;
}

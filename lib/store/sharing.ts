/** What processes that use the same store share besides candidates. */
export interface StoreSharing {
	/** A text kept under a name; null where there is none. */
	readNote(name: string): Promise<string | null>;

	/** Keeps a text under a name, instead of the one there was. */
	keepNote(name: string, text: string): Promise<void>;

	/** Keeps a text under a name that has none; returns the one that is kept. */
	claimNote(name: string, text: string): Promise<string>;

	/**
	 * Takes the next turn of a queue; turns are at least `everyMs` apart, whichever processes take them. The store's own
	 * clock counts.
	 *
	 * @param everyMs - whole milliseconds until the turn after this one
	 * @returns ms until the turn, 0 or more
	 */
	takeTurn(queue: string, everyMs: number): Promise<number>;

	/** Sees to it that nobody takes a turn within the next `forMs` milliseconds. */
	holdTurns(queue: string, forMs: number): Promise<void>;
}

/** Further ahead no turn is given: a clock that was wrong for a while stops nobody for longer. */
export const FURTHEST_TURN_MS = 150_000;

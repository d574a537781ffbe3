/** Which of HubSpot's limits a call counts against: searches have one of their own. */
export type Lane = 'calls' | 'searches';

/** What HubSpot says about the limit with an answer; null where it does not say. */
export interface LimitsSeen {
	/** Calls allowed in a window. */
	max: number | null;
	/** Calls left in the window, of everybody who uses the token. */
	remaining: number | null;
	windowMs: number | null;
}

/** A place in the window, taken for one call. */
export interface Place {
	/**
	 * Must be told when the call is over, however it ended.
	 *
	 * @param holdMs - for how long nobody may send anything; 0 unless HubSpot asked for it
	 */
	leave(seen: LimitsSeen, holdMs: number): Promise<void> | void;
}

/**
 * Keeps all who use one token within HubSpot's limits: those of this process (`ProcessPacing`), or of all processes
 * that share a candidate store (`StorePacing`). Whoever uses the token otherwise is seen in what HubSpot says is left.
 */
export interface SharedPacing {
	/** Resolves when a call may be sent, first come first served. */
	enter(lane: Lane): Promise<Place>;
}

/** Reads the limits from the headers of an answer. */
export function readLimits(headers: Readonly<Record<string, string>>): LimitsSeen {
	const read = (name: string) => {
		const number = Number(headers[`x-hubspot-ratelimit-${name}`] || NaN);
		return Number.isFinite(number) ? number : null;
	};
	return {
		max: read('max'),
		remaining: read('remaining'),
		windowMs: read('interval-milliseconds'),
	};
}

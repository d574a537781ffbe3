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
	leave(seen: LimitsSeen, holdMs: number): void;
}

/**
 * Keeps all who use one token within HubSpot's limits.
 *
 * One process shares one pacing per token (`accountOf`). Processes that share a token see each other only through what
 * HubSpot says is left, which is enough for two of them; more than that divide the limit (`HubSpotOptions.share`), or bring an
 * implementation that counts in a place they all reach, such as the candidate store: `enter` then takes a row for the
 * running window and waits while there are too many of them, `leave` stamps it with the time.
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

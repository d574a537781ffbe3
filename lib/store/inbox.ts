/** Something told from outside, kept until a flow has taken it over. */
export interface InboxEvent {
	/** Under which the ledger will know it, so that handing it out twice counts once. */
	eventId: string;
	/** UTC milliseconds. */
	receivedAt: number;
	/** Why it is kept and shown, but handed out to nobody; null for what is. */
	quarantine: string | null;
	/** What was told, under the field names by which `lib/intake` reads an event. */
	record: Readonly<Record<string, unknown>>;
}

/** Events that were kept together; they are handed out, confirmed and given back together. */
export interface Parcel {
	id: number;
	/** How often it was handed out before. */
	attempts: number;
	events: InboxEvent[];
}

/** What may be handed out, and for how long. */
export interface Lease {
	/** Parcels are handed out until they hold this many events together; always at least one parcel. */
	limit: number;
	/** UTC milliseconds. */
	nowMs: number;
	/** When the lease ends, UTC milliseconds. */
	untilMs: number;
}

/** What was handed out. */
export interface Leased {
	parcels: Parcel[];
	/** Whether more was free than the limit allows. */
	isMoreFree: boolean;
}

/** How full an inbox is. */
export interface InboxState {
	/** Events not yet confirmed. */
	waiting: number;
	/** When the oldest of them was received, UTC milliseconds; null where none waits. */
	oldestAt: number | null;
	/** How many events are quarantined, by reason. */
	quarantined: Record<string, number>;
}

/**
 * Where events wait between being acknowledged to who told them and being in the ledger. There are several boxes, one
 * per place where things are told; a box is named by whoever uses it. Every engine keeps these promises:
 *
 * - **Durable.** Once `keep` has returned, the events survive a crash and a power cut, all of them or, if it throws,
 *   none.
 * - **Handed out once at a time.** What is leased is handed out to nobody else before its lease ends.
 * - **At least once.** A lease that ends without being confirmed is handed out again, but for those of its events
 *   that are in the ledger by then; where all are, it counts as confirmed. What is confirmed is never handed out again.
 * - **Quarantine.** What is quarantined is kept and counted, and never handed out.
 */
export interface Inbox {
	/** @param freeAt - UTC ms from which they may be handed out */
	keep(box: string, events: readonly InboxEvent[], freeAt: number): Promise<void>;

	/** Hands out what is free, in the order in which it was kept. */
	lease(box: string, lease: Lease): Promise<Leased>;

	/**
	 * Ends leases for good.
	 *
	 * @param quarantined - those of their events that are quarantined after all
	 */
	confirm(
		box: string,
		parcelIds: readonly number[],
		quarantined?: readonly InboxEvent[],
	): Promise<void>;

	/** Gives leases another end, UTC ms: sooner to give back what is leased, later to go on with it. */
	holdUntil(parcelIds: readonly number[], untilMs: number): Promise<void>;

	state(box: string): Promise<InboxState>;

	/** What was quarantined last, newest first. */
	quarantined(box: string, limit: number): Promise<InboxEvent[]>;

	/** Forgets what was quarantined and received before a moment, UTC ms. */
	forgetQuarantined(box: string, beforeMs: number): Promise<void>;
}

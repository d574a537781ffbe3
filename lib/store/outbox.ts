import type { Guarantee, SendEvent } from './send';

/** A mail that was claimed, with what it takes to write it. */
export interface ClaimedSend<Letter> {
	id: string;
	attempts: number;
	letter: Letter;
}

/** A mail to be put into the outbox. */
export interface NewSend<Letter> {
	/** One per candidate, sequence, enrolment and step. Putting the same id in again changes nothing. */
	id: string;
	guarantee: Guarantee;
	/** UTC milliseconds. */
	notBefore: number;
	letter: Letter;
}

/** How a try ended. */
export type Settlement = { id: string } & Extract<
	SendEvent,
	{ type: 'sent' | 'deferred' | 'released' | 'failed' | 'lost' }
>;

/**
 * Mails that are to be sent, are being sent and were sent. Every implementation moves them as `moveOn` does, and keeps
 * these promises:
 *
 * - **Once.** The same id is one mail, however often it is put in.
 * - **One worker.** Two workers never hold the same mail at the same time; a claim holds until its lease runs out.
 * - **Nothing unnoticed.** What was being sent when its worker died is `unknown` (at most once) or queued again (at
 *   least once) as soon as its lease has run out and somebody claims; what was only claimed is queued again.
 * - **Durable.** What a call has returned survives a crash. `begin` in particular: it returns before a byte goes out.
 */
export interface Outbox<Letter> {
	put(sends: readonly NewSend<Letter>[]): Promise<void>;

	/**
	 * Takes mails whose moment has come, the oldest first, after giving up leases that have run out.
	 *
	 * @param worker - tells this run from all others, also from an earlier one of the same machine
	 * @param only - ids of the mails that may be taken; any when left out
	 */
	claim(
		worker: string,
		limit: number,
		atMs: number,
		leaseMs: number,
		only?: readonly string[],
	): Promise<ClaimedSend<Letter>[]>;

	/**
	 * Marks mails as on their way and renews their lease.
	 *
	 * @param before - what was sent until now, settled in the same transaction: one wait for the disk less
	 * @returns the ids that were this worker's and not begun before; only these may be sent
	 */
	begin(
		worker: string,
		ids: readonly string[],
		atMs: number,
		leaseMs: number,
		before?: readonly Settlement[],
	): Promise<string[]>;

	settle(settlements: readonly Settlement[]): Promise<void>;
}

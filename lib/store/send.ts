/** How sure it must be that a mail goes out once. */
export type Guarantee =
	/** A mail of which nobody can tell whether it arrived is not sent again by itself. */
	| 'atMostOnce'
	/** It is sent again; somebody may get it twice. */
	| 'atLeastOnce';

/** Why a mail did not arrive and will not be tried again by itself. */
export type Failure = 'hardBounce' | 'softBounce' | 'policy' | 'invalid' | 'suppressed' | 'exited';

/** One mail of the outbox and how far it is. */
export type Send =
	/** Waits for its moment. */
	| (Kept & { state: 'queued'; notBefore: number })
	/** A worker has taken it; nothing has gone to the mail server. */
	| (Kept & { state: 'claimed'; worker: string; leaseUntil: number })
	/** On its way to the mail server: from here on it may have arrived. */
	| (Kept & { state: 'sending'; worker: string; leaseUntil: number })
	| (Kept & { state: 'sent'; at: number; messageId: string })
	| (Kept & { state: 'failed'; at: number; failure: Failure; detail: string })
	/** Nobody can tell whether it arrived. Sent again only by hand. */
	| (Kept & { state: 'unknown'; at: number; detail: string });

interface Kept {
	/** One per candidate, sequence, enrolment and step. */
	id: string;
	guarantee: Guarantee;
	/** Tries that came to an end without it being delivered. */
	attempts: number;
}

/** Something that happens to a mail of the outbox. Times in UTC milliseconds. */
export type SendEvent =
	| { type: 'claimed'; worker: string; at: number; leaseUntil: number }
	/** The last moment before the first byte goes out. */
	| { type: 'begun'; worker: string; at: number; leaseUntil: number }
	| { type: 'sent'; worker: string; at: number; messageId: string }
	/** Not delivered, and to be tried again. */
	| { type: 'deferred'; worker: string; at: number; notBefore: number }
	/** Given back untried. */
	| { type: 'released'; worker: string; at: number; notBefore: number }
	| { type: 'failed'; worker: string; at: number; failure: Failure; detail: string }
	| { type: 'lost'; worker: string; at: number; detail: string }
	/** Taken back before any of it went out, as its sequence ended. */
	| { type: 'withdrawn'; at: number; detail: string }
	/** Looks whether a lease has run out. */
	| { type: 'expired'; at: number }
	/** Somebody decided to send it again. */
	| { type: 'requeued'; at: number };

/** What is said of a mail that was being sent when its worker died. */
export const CRASHED = 'The run ended while it was being sent';

/**
 * Moves a mail of the outbox on. What does not apply changes nothing: a worker whose lease was taken over cannot
 * undo what another one did.
 */
export function moveOn(send: Send, event: SendEvent): Send {
	switch (event.type) {
		case 'claimed':
			return send.state === 'queued' && send.notBefore <= event.at
				? { ...kept(send), state: 'claimed', worker: event.worker, leaseUntil: event.leaseUntil }
				: send;
		case 'begun':
			return send.state === 'claimed' && isHolder(send, event)
				? { ...kept(send), state: 'sending', worker: event.worker, leaseUntil: event.leaseUntil }
				: send;
		case 'sent':
			// A slow worker that delivered after its lease ran out settles what nobody could tell.
			return isHolder(send, event) || send.state === 'unknown'
				? { ...kept(send), state: 'sent', at: event.at, messageId: event.messageId }
				: send;
		case 'deferred':
			return isHolder(send, event)
				? {
						...kept(send),
						state: 'queued',
						attempts: send.attempts + 1,
						notBefore: event.notBefore,
					}
				: send;
		case 'released':
			return isHolder(send, event)
				? { ...kept(send), state: 'queued', notBefore: event.notBefore }
				: send;
		case 'failed':
			return isHolder(send, event)
				? {
						...kept(send),
						state: 'failed',
						at: event.at,
						failure: event.failure,
						detail: event.detail,
					}
				: send;
		case 'lost':
			return isHolder(send, event) ? afterLoss(send, event.at, event.detail) : send;
		case 'withdrawn':
			return send.state === 'queued' || send.state === 'claimed'
				? { ...kept(send), state: 'failed', at: event.at, failure: 'exited', detail: event.detail }
				: send;
		case 'expired':
			if (!isHeld(send) || send.leaseUntil > event.at) return send;
			return send.state === 'sending'
				? afterLoss(send, event.at, CRASHED)
				: { ...kept(send), state: 'queued', notBefore: event.at };
		case 'requeued':
			return send.state === 'unknown' || send.state === 'failed'
				? { ...kept(send), state: 'queued', notBefore: event.at }
				: send;
	}
}

function afterLoss(send: Send, at: number, detail: string): Send {
	return send.guarantee === 'atLeastOnce'
		? { ...kept(send), state: 'queued', attempts: send.attempts + 1, notBefore: at }
		: { ...kept(send), state: 'unknown', at, detail };
}

type Held = Extract<Send, { worker: string }>;

function isHeld(send: Send): send is Held {
	return send.state === 'claimed' || send.state === 'sending';
}

function isHolder(send: Send, { worker }: { worker: string }): send is Held {
	return isHeld(send) && send.worker === worker;
}

function kept({ id, guarantee, attempts }: Kept): Kept {
	return { id, guarantee, attempts };
}

/** What a refusal means for the address it was sent to. */
export type Bounce =
	/** The address does not exist, and never will. */
	| 'hard'
	/** The mailbox exists and cannot take mail now: it is full, or too slow. */
	| 'soft'
	/** The server does not want this mail or this sender; the address may be fine. */
	| 'policy';

/** Why a mail was not accepted for now. */
export type Deferral = 'busy' | 'greylisted' | 'mailboxFull' | 'connection';

/** Why no mail can be sent at all; `sender`: the server takes none from this sender, whoever it is for. */
export type Halt = 'login' | 'insecure' | 'unreachable' | 'sender';

/** How sending one mail ended. */
export type Verdict =
	| { kind: 'sent'; messageId: string; reply: string }
	/** Nothing arrived; `afterMs` where the server said how long to wait. */
	| { kind: 'deferred'; reason: Deferral; reply: string; afterMs?: number }
	| { kind: 'refused'; bounce: Bounce; status: string | null; reply: string }
	/** The address or the mail itself cannot be sent, whatever the server. */
	| { kind: 'invalid'; detail: string }
	/** The connection was lost after the mail was on its way: nobody can tell whether it arrived. */
	| { kind: 'unknown'; detail: string }
	/** Nothing arrived, and nothing will until somebody puts it right. */
	| { kind: 'halted'; reason: Halt; detail: string };

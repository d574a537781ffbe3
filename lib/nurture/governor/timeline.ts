import type { EXITS } from '../sequence/schema';

/** What ends a sequence before its last step. */
export type ExitReason =
	| (typeof EXITS)[number]
	| 'optedOut'
	| 'complained'
	| 'bounced'
	| 'erased'
	/** Ended by hand, or by the workflow. */
	| 'stopped'
	/** So many mails, and none of them clicked. */
	| 'noClick';

/** Something in the life of a candidate that decides whether mail may go out. In UTC milliseconds. */
export type Moment =
	| { kind: 'mail'; at: number; transactional?: boolean }
	/** A click that was confirmed to be one of a person. */
	| { kind: 'click'; at: number }
	/** A recruiter called, wrote or met. */
	| { kind: 'contact'; at: number }
	/** Agreed to nurture mail, which takes an earlier no back. */
	| { kind: 'optedIn'; at: number }
	| { kind: 'exit'; at: number; reason: Exclude<ExitReason, 'noClick'> };

/** Holds for every sequence, also one entered later, until it is taken back. */
const LASTING: ReadonlySet<ExitReason> = new Set(['optedOut', 'complained', 'bounced', 'erased']);

/** What agreeing again takes back; a dead address stays dead, and who was erased stays erased. */
const TAKEN_BACK: ReadonlySet<ExitReason> = new Set(['optedOut', 'complained']);

/** Nothing at all may be sent. */
const ABSOLUTE: ReadonlySet<ExitReason> = new Set(['bounced', 'erased']);

/** What the exits of a timeline are looked at for. */
export interface ExitQuestion {
	/** UTC milliseconds. */
	enrolledAt: number;
	nowMs: number;
	/** The exits the sequence has; lasting ones and being stopped always count. */
	exits: readonly (typeof EXITS)[number][];
	isTransactional: boolean;
}

/** The exit that has happened, the earliest one; null for none. */
export function findExit(
	timeline: readonly Moment[],
	{ enrolledAt, nowMs, exits, isTransactional }: ExitQuestion,
): { reason: ExitReason; at: number } | null {
	const wanted: ReadonlySet<ExitReason> = new Set([...exits, 'stopped']);
	const agreedAt = latest(timeline, 'optedIn', nowMs);
	let first: { reason: ExitReason; at: number } | null = null;
	for (const moment of timeline) {
		if (moment.kind !== 'exit' || moment.at > nowMs) continue;
		const { reason, at } = moment;
		if (isTransactional ? !ABSOLUTE.has(reason) : !counts(reason, at)) continue;
		if (!first || at < first.at) first = { reason, at };
	}
	return first;

	function counts(reason: ExitReason, at: number): boolean {
		if (TAKEN_BACK.has(reason) && agreedAt > at) return false;
		return LASTING.has(reason) || (wanted.has(reason) && at >= enrolledAt);
	}
}

/** When something last happened, up to a moment; -Infinity for never. */
export function latest(timeline: readonly Moment[], kind: Moment['kind'], upToMs: number): number {
	let at = -Infinity;
	for (const moment of timeline)
		if (moment.kind === kind && moment.at <= upToMs && moment.at > at) at = moment.at;
	return at;
}

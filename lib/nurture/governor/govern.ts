import type { GovernorSettings } from './settings';
import { findExit, latest, type ExitReason, type Moment } from './timeline';
import { nextOpening, type LocalDays } from './window';

/** Why a mail does not go out yet: of several reasons, the one that holds longest. */
export type WaitReason = 'notDue' | 'recruiterContact' | 'frequencyCap' | 'outsideWindow';

/** What the governor says about one mail. */
export type Decision =
	| { action: 'send' }
	/** `untilMs` is the first moment at which it may go out, as far as is known now. */
	| { action: 'wait'; untilMs: number; reason: WaitReason }
	/** The sequence ends. */
	| { action: 'exit'; reason: ExitReason; at: number };

/** A mail that somebody wants to send. */
export interface MailRequest {
	/** Everything known of the candidate that matters, in any order, over all sequences. */
	timeline: readonly Moment[];
	/** When the candidate entered the sequence, UTC ms. */
	enrolledAt: number;
	/** When the step is due, UTC ms. */
	dueAt: number;
	nowMs: number;
	/** A mail the candidate asked for or must have, such as a confirmation: only a dead address or erasure stops it. */
	isTransactional?: boolean;
}

/**
 * Decides whether a mail goes out now, later, or never.
 *
 * Exits come first; then the mail waits for its day, for quiet after a recruiter, for the frequency caps (sliding,
 * over all sequences) and for the window of who gets it, until all of them allow it at the same moment.
 *
 * @throws {NurtureError} `bad-zone` or `no-window`
 */
export function govern(
	request: MailRequest,
	settings: GovernorSettings,
	days: LocalDays,
): Decision {
	const { timeline, enrolledAt, nowMs, isTransactional = false } = request;
	const exit = findExit(timeline, { enrolledAt, nowMs, exits: settings.exits, isTransactional });
	if (exit) return { action: 'exit', ...exit };
	if (isTransactional) return { action: 'send' };
	const mails = timeline.flatMap((moment) =>
		moment.kind === 'mail' && !moment.transactional ? moment.at : [],
	);
	const heardAt = Math.max(enrolledAt, latest(timeline, 'click', nowMs));
	const unanswered = mails.filter((at) => at >= heardAt && at <= nowMs).length;
	if (unanswered >= settings.stopAfterUnclicked)
		return { action: 'exit', reason: 'noClick', at: nowMs };
	return waitOrSend(request, mails, settings, days);
}

function waitOrSend(
	{ timeline, dueAt, nowMs }: MailRequest,
	mails: readonly number[],
	{ caps, quietHours, window }: GovernorSettings,
	days: LocalDays,
): Decision {
	const contacts = timeline.flatMap(({ kind, at }) => (kind === 'contact' ? at : [])).sort(byTime);
	const constraints: Array<[WaitReason, (atMs: number) => number]> = [
		['notDue', (at) => Math.max(at, dueAt)],
		['recruiterContact', (at) => afterQuiet(at, contacts, quietHours * HOUR_MS)],
		['frequencyCap', (at) => Math.max(at, ...caps.map((cap) => freeAt(cap, mails)))],
		['outsideWindow', (at) => nextOpening(at, window, days)],
	];
	let untilMs = nowMs;
	let reason: WaitReason | null = null;
	// Each constraint only ever moves the moment on, so that it comes to rest where all of them agree.
	for (let hasMoved = true; hasMoved;) {
		hasMoved = false;
		for (const [name, earliest] of constraints) {
			const at = earliest(untilMs);
			if (at === untilMs) continue;
			[untilMs, reason, hasMoved] = [at, name, true];
		}
	}
	return reason === null ? { action: 'send' } : { action: 'wait', untilMs, reason };
}

const HOUR_MS = 3_600_000;

/** The first moment that is in no quiet time. */
function afterQuiet(atMs: number, contacts: readonly number[], quietMs: number): number {
	let at = atMs;
	for (const contact of contacts)
		if (contact <= at && at < contact + quietMs) at = contact + quietMs;
	return at;
}

/** When one more mail fits under a cap. */
function freeAt(
	{ mails: most, hours }: GovernorSettings['caps'][number],
	mails: readonly number[],
): number {
	const last = [...mails].sort(byTime).at(-most);
	return last === undefined ? -Infinity : last + hours * HOUR_MS;
}

function byTime(a: number, b: number): number {
	return a - b;
}

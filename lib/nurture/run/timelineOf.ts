import { contactStanding, STATUS_CHANGED, type CompiledModel } from '../../scoring';
import type { Life, LifeEvent, LifeQuestion, StoredCandidate } from '../../store';
import type { Moment } from '../governor/timeline';
import { CLICKED, CONFIRM_MS, confirmedClicks } from './clicks';

type Exit = Extract<Moment, { kind: 'exit' }>['reason'];

/** The purpose people agree to and withdraw from. */
const NURTURE = 'nurture';

/** What in the ledger ends sequences. */
const EXITS: ReadonlyMap<string, Exit> = new Map([
	['application.submitted', 'applied'],
	[STATUS_CHANGED, 'applied'],
	['appointment.booked', 'appointment'],
	['email.replied', 'replied'],
	['email.unsubscribed', 'optedOut'],
	['email.complained', 'complained'],
]);

/** What in the ledger is a recruiter who called, wrote or met. */
const CONTACTS: ReadonlySet<string> = new Set([
	'call.held',
	'chat.held',
	'meeting.held',
	'recruiter.contacted',
	'task.completed',
]);

const BOUNCED = 'email.bounced';
const VACANCY_CLOSED = 'vacancy.closed';

const TYPES = [...EXITS.keys(), ...CONTACTS, BOUNCED, VACANCY_CLOSED, CLICKED];

/** What of candidates' lives decides whether they get mail. */
export function lifeQuestion({ model }: CompiledModel, nowMs: number): LifeQuestion {
	return {
		sinceMs: 0,
		types: TYPES,
		everythingSinceMs: nowMs - CONFIRM_MS,
		modelKey: model.key,
	};
}

/**
 * The life of a candidate as the governor looks at it: mails, confirmed clicks, recruiter contacts, and what ends a
 * sequence. Who is in the hottest bucket counts as hot now, also where it was so before.
 *
 * @param subject - what the enrolment is about: only this vacancy's closing counts
 */
export function timelineOf(
	candidate: StoredCandidate,
	life: Life | undefined,
	{ model }: CompiledModel,
	subject: string | null,
	nowMs: number,
): Moment[] {
	const { mails, events, buckets } = life ?? { mails: [], events: [], buckets: [] };
	const hottest = model.buckets.at(-1)?.key;
	const hot = buckets.filter(({ bucket }) => bucket === hottest).map(({ at }) => at);
	if (candidate.bucket === hottest) hot.push(nowMs);
	return [
		...mails.map((at): Moment => ({ kind: 'mail', at })),
		...confirmedClicks(events, nowMs).map((at): Moment => ({ kind: 'click', at })),
		...hot.map((at): Moment => ({ kind: 'exit', at, reason: 'hot' })),
		...consentMoments(candidate),
		...events.flatMap((event) => momentOf(event, subject) ?? []),
	];
}

function momentOf(event: LifeEvent, subject: string | null): Moment | null {
	const { type, occurredAt: at } = event;
	if (CONTACTS.has(type)) return { kind: 'contact', at };
	const reason = EXITS.get(type) ?? otherExit(event, subject);
	return reason ? { kind: 'exit', at, reason } : null;
}

function otherExit(event: LifeEvent, subject: string | null): Exit | null {
	const properties = event.details.properties as { kind?: unknown } | undefined;
	if (event.type === BOUNCED && properties?.kind === 'hard') return 'bounced';
	const isAbout = subject !== null && event.subject === subject;
	return event.type === VACANCY_CLOSED && isAbout ? 'vacancyClosed' : null;
}

function consentMoments({ memory }: StoredCandidate): Moment[] {
	return memory.timelines.consents
		.filter(([, purpose]) => purpose === NURTURE)
		.map(([at, , granted]) =>
			granted ? { kind: 'optedIn', at } : { kind: 'exit', at, reason: 'optedOut' },
		);
}

/** While a recruiter is in touch with a candidate, this long passes until one looks again. */
const LOOK_AGAIN_MS = 3_600_000;

/**
 * Until when a candidate is not to be approached, UTC ms; null where nothing stands against it: they asked for quiet, or
 * a recruiter is in touch with them already, and nobody knows for how long.
 */
export function pausedUntil(
	{ memory }: StoredCandidate,
	compiled: CompiledModel,
	nowMs: number,
): number | null {
	const said = memory.timelines.pauses.filter(([at]) => at <= nowMs).at(-1);
	if (said && said[1] > nowMs) return said[1];
	const standing = contactStanding(memory.timelines, compiled, compiled.toLocalDay(nowMs));
	return standing.recruiterContactOpen ? nowMs + LOOK_AGAIN_MS : null;
}

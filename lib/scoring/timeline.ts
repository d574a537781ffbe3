import { DateTime } from 'luxon';
import { addDecision, DECISION_TYPES, mergeDecisions, type Decisions } from './decisions';
import type { CandidateEvent } from './event';
import { insert } from './sortedSet';

/** An application status the candidate got: when, which, in which procedure (subject), shown by which event. */
export type StatusEntry = [at: number, status: string, subject: string, eventId: string];

/** A purpose the candidate agreed to (1) or withdrew (0). */
export type ConsentEntry = [at: number, purpose: string, granted: 0 | 1];

/** From when until when the candidate does not want to be approached ("not looking until …"). */
export type PauseEntry = [at: number, until: number];

/** What a field of the profile became, as JSON text: a text, number, yes or no, list of these, or null. */
export type ProfileEntry = [at: number, field: string, json: string];

/**
 * What is known about a candidate besides behaviour: small lists of values from when.
 *
 * Entries are a sorted set, so folding them is as indifferent to order and repetition as a tally is; a
 * status or a withdrawal that arrives late lands where it belongs.
 */
export interface Timelines extends Decisions {
	/** When the candidate first became known by name (UTC ms); null while anonymous. */
	knownSince: number | null;
	statuses: StatusEntry[];
	consents: ConsentEntry[];
	pauses: PauseEntry[];
	profile: ProfileEntry[];
}

/** Marks an event as a new application status (`properties.status`). */
export const STATUS_CHANGED = 'application.status_changed';
/** Asks not to be approached until `properties.until` (ISO date or time; UTC unless it says otherwise). */
export const PAUSED = 'candidate.paused';
/** Says who the candidate is: each of its `properties` is a field of the profile. */
export const PROFILE_UPDATED = 'profile.updated';
/** Withdraws consent for `properties.purpose`. */
export const CONSENT_WITHDRAWN = 'consent.withdrawn';

/** Nothing known yet. */
export function emptyTimelines(): Timelines {
	return { knownSince: null, statuses: [], consents: [], pauses: [], profile: [] };
}

/**
 * Adds what an event says about the candidate.
 *
 * @returns whether anything changed
 */
export function addToTimelines(timelines: Timelines, event: CandidateEvent): boolean {
	const { occurredAt, isKnown, consent, profile } = event;
	let changed = TOLD_BY_TYPE.get(event.type)?.(timelines, event) ?? false;
	if (isKnown && (timelines.knownSince === null || occurredAt < timelines.knownSince)) {
		timelines.knownSince = occurredAt;
		changed = true;
	}
	if (consent) {
		for (const purpose of consent)
			changed = insert(timelines.consents, [occurredAt, purpose, 1]) || changed;
	}
	return profile ? addProfile(timelines, occurredAt, profile) || changed : changed;
}

/** What events of some types tell, besides what any event may. */
const TOLD_BY_TYPE: ReadonlyMap<string, (timelines: Timelines, event: CandidateEvent) => boolean> =
	new Map([
		[STATUS_CHANGED, addStatus],
		[CONSENT_WITHDRAWN, addWithdrawal],
		[PAUSED, addPause],
		[PROFILE_UPDATED, addOwnProfile],
		...DECISION_TYPES.map((type) => [type, addDecision] as const),
	]);

function addStatus(timelines: Timelines, event: CandidateEvent): boolean {
	const { occurredAt, properties, subject = '', eventId } = event;
	if (typeof properties?.status !== 'string') return false;
	return insert(timelines.statuses, [occurredAt, properties.status.trim(), subject, eventId]);
}

function addWithdrawal(timelines: Timelines, { occurredAt, properties }: CandidateEvent): boolean {
	if (typeof properties?.purpose !== 'string') return false;
	return insert(timelines.consents, [occurredAt, properties.purpose, 0]);
}

function addPause(timelines: Timelines, { occurredAt, properties }: CandidateEvent): boolean {
	if (typeof properties?.until !== 'string') return false;
	const until = DateTime.fromISO(properties.until.trim(), { zone: 'utc' }).toMillis();
	return !Number.isNaN(until) && insert(timelines.pauses, [occurredAt, until]);
}

function addOwnProfile(timelines: Timelines, { occurredAt, properties }: CandidateEvent): boolean {
	return properties !== undefined && addProfile(timelines, occurredAt, properties);
}

function addProfile(
	timelines: Timelines,
	at: number,
	fields: Readonly<Record<string, unknown>>,
): boolean {
	let changed = false;
	for (const field of Object.keys(fields)) {
		const json = JSON.stringify(fields[field]) as string | undefined;
		if (json !== undefined) changed = insert(timelines.profile, [at, field, json]) || changed;
	}
	return changed;
}

/** The timelines of two candidates who turn out to be one person. */
export function mergeTimelines(a: Timelines, b: Timelines): Timelines {
	const merged = structuredClone(a);
	for (const entry of b.statuses) insert(merged.statuses, entry);
	for (const entry of b.consents) insert(merged.consents, entry);
	for (const entry of b.pauses) insert(merged.pauses, entry);
	for (const entry of b.profile) insert(merged.profile, entry);
	mergeDecisions(merged, b);
	const since = [a.knownSince, b.knownSince].filter((at) => at !== null);
	merged.knownSince = since.length > 0 ? Math.min(...since) : null;
	return merged;
}

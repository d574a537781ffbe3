import { DateTime } from 'luxon';
import type { CandidateEvent } from './event';
import { insert, type Entry } from './sortedSet';
import { VERDICT_GIVEN } from './verdict';

/** An objection to being scored (1), or its end (0). */
export type ObjectionEntry = [at: number, objects: 0 | 1];

/** A recruiter took up contact (1), or it came to an end (0). */
export type ContactEntry = [at: number, isOpen: 0 | 1];

/** What somebody decided a value is, under a model, until when and why; JSON `null` takes it back. */
export type OverrideEntry = [
	at: number,
	model: string,
	field: OverriddenField,
	json: string,
	until: number,
	by: string,
	reason: string,
];

/** What people decided about a candidate. Absent where nobody did: most candidates have none of it. */
export interface Decisions {
	objections?: ObjectionEntry[];
	contacts?: ContactEntry[];
	overrides?: OverrideEntry[];
}

/** The presented values that a person may decide otherwise. Medals are not among them: they follow from milestones. */
export const OVERRIDDEN_FIELDS = ['score', 'bucket', 'phase', 'route'] as const;

/** A presented value that a person can decide otherwise. */
export type OverriddenField = (typeof OVERRIDDEN_FIELDS)[number];

/** Somebody objects to being scored. */
export const PROFILING_OBJECTED = 'profiling.objected';
/** Takes an objection back. */
export const OBJECTION_WITHDRAWN = 'profiling.objection_withdrawn';
/** A recruiter took up contact that is not finished. */
export const CONTACT_OPENED = 'recruiter.contact_opened';
/** A recruiter is done with a contact. */
export const CONTACT_CLOSED = 'recruiter.contact_closed';
/** A recruiter decided what a value is: `properties` model, field, value, until, by and reason. */
export const OVERRIDDEN = 'candidate.overridden';

const OBJECTIONS: Readonly<Record<string, 0 | 1>> = {
	[PROFILING_OBJECTED]: 1,
	[OBJECTION_WITHDRAWN]: 0,
};

/** What a recruiter is done with is no open contact any more. */
const CONTACTS: Readonly<Record<string, 0 | 1>> = {
	[CONTACT_OPENED]: 1,
	[CONTACT_CLOSED]: 0,
	'task.completed': 0,
	[VERDICT_GIVEN]: 0,
};

/** The types of events that tell of a decision. */
export const DECISION_TYPES: readonly string[] = [
	...Object.keys(OBJECTIONS),
	...Object.keys(CONTACTS),
	OVERRIDDEN,
];

/**
 * Adds what an event tells of a decision.
 *
 * @returns whether anything changed
 */
export function addDecision(decisions: Decisions, event: CandidateEvent): boolean {
	const { type, occurredAt } = event;
	if (Object.hasOwn(OBJECTIONS, type))
		return insert((decisions.objections ??= []), [occurredAt, OBJECTIONS[type]]);
	if (Object.hasOwn(CONTACTS, type))
		return insert((decisions.contacts ??= []), [occurredAt, CONTACTS[type]]);
	const override = type === OVERRIDDEN ? readOverride(event) : null;
	return override !== null && insert((decisions.overrides ??= []), override);
}

/** null for one that cannot be understood: the fold never fails. */
function readOverride({ occurredAt, properties = {} }: CandidateEvent): OverrideEntry | null {
	const { model, field, value = null, until, by, reason } = properties;
	const known = OVERRIDDEN_FIELDS.find((name) => name === field);
	const end = DateTime.fromISO(String(until), { zone: 'utc' }).toMillis();
	if (!known || typeof model !== 'string' || Number.isNaN(end)) return null;
	return [
		occurredAt,
		model,
		known,
		JSON.stringify(value),
		end,
		typeof by === 'string' ? by : '',
		typeof reason === 'string' ? reason : '',
	];
}

/** Adds the decisions about somebody who turns out to be the same person. */
export function mergeDecisions(merged: Decisions, other: Decisions): void {
	for (const name of ['objections', 'contacts', 'overrides'] as const) {
		const entries: readonly Entry[] = other[name] ?? [];
		if (entries.length === 0) continue;
		const list = (merged[name] ??= []) as Entry[];
		for (const entry of entries) insert(list, entry);
	}
}

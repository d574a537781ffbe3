/** A person the journey is about: a candidate, or a contact person of a client. */
export type CandidateKind = 'candidate' | 'contact';

/**
 * Something that happened, as the engine sees it: checked, with every default filled in.
 *
 * Who did it is the store's business (identities); the engine only needs to know whether the event came
 * with contact details (`isKnown`).
 */
export interface CandidateEvent {
	/** Unique per event: the same id twice is one event delivered twice. */
	eventId: string;
	/** Past tense, lower case, dotted: `vacancy.viewed`. */
	type: string;
	/** UTC milliseconds since 1970 at which it happened. */
	occurredAt: number;
	/** What it was about: the id or path of a page, vacancy or asset. */
	subject?: string;
	source?: string;
	channel?: string;
	campaign?: string;
	/** Purposes the person agreed to with this event, e.g. `nurture`. */
	consent?: readonly string[];
	/** Whether the event carried an e-mail address, ATS or HubSpot id. */
	isKnown?: boolean;
	/** What the event tells of who the candidate is: fields of the profile with their new values. */
	profile?: Readonly<Record<string, unknown>>;
	/** Anything else the sender knows; rules may look into it. */
	properties?: Readonly<Record<string, unknown>>;
}

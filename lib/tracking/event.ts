import type { CandidateEvent } from '../scoring';
import type { IdentityKind } from '../store';

/** Why an event is kept and shown, but not scored. */
export type QuarantineReason =
	/** The browser calls itself a bot, a crawler or a program, or nothing at all. */
	| 'bot'
	/** A browser driven by a program. */
	| 'automated'
	/** Fetched ahead, before anybody asked for it. */
	| 'prefetch'
	/** Comes from a network that was named as one of machines. */
	| 'machine-network'
	/** Loaded by a page of somebody else's site. */
	| 'foreign-site'
	/** The field that people cannot see was filled in. */
	| 'honeypot'
	/** Clicked sooner after sending than a person can. */
	| 'too-soon'
	/** One of several links of a mail that were opened at once. */
	| 'burst';

/** What a property of a tracked event can hold. */
export type PropertyValue = string | number | boolean;

/** What a field of a profile can hold: never blank, and null for what does not hold any more. */
export type ProfileValue = PropertyValue | readonly string[] | null;

/** A tracked event under the field names by which `lib/intake` reads one; every value fits its limits. */
export interface EventRecord
	extends
		Partial<Record<IdentityKind, string>>,
		Pick<
			CandidateEvent,
			'type' | 'occurredAt' | 'subject' | 'source' | 'channel' | 'campaign' | 'consent'
		> {
	/** Missing where the sender gave none. */
	eventId?: string;
	profile?: Readonly<Record<string, ProfileValue>>;
	properties?: Readonly<Record<string, PropertyValue>>;
}

/** An event to store, and whether it may be scored. */
export interface TrackedEvent {
	record: EventRecord;
	/** null for what a person did. */
	quarantine: QuarantineReason | null;
}

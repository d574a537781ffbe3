import type { Identity } from './identity';
import type { PersonalTable } from './tableRights';

/** Who does something that is kept in the audit log, and why. */
export interface Deed {
	/** A person's name, or the workflow that does it. */
	by: string;
	reason?: string;
}

/** Two candidates who were made one. */
export interface MergeResult {
	survivorId: number;
	absorbedId: number;
}

/** Everything the store holds of a person: the rows of each table, by column. */
export interface PersonCopy {
	candidateId: number;
	tables: Record<PersonalTable, Array<Record<string, string | number | boolean | null>>>;
}

/** What an erasure did, and what it could not do. */
export interface ErasureReport {
	candidateId: number;
	/** UTC milliseconds. */
	erasedAt: number;
	/** Rows deleted, by table. */
	rows: Record<PersonalTable, number>;
	/** Events taken out of the inbox, and out of what was quarantined. */
	waitingEvents: number;
	quarantinedEvents: number;
	/** Drafts of scoring models whose examples named the person, and do no more. */
	draftsCleaned: string[];
	/** Published versions whose examples named the person, and do no more; what they count by is as it was. */
	versionsCleaned: string[];
	/** Published versions that name the person in what they count by, which never changes. */
	publishedMentions: string[];
	/** Whether other systems still have to remove the person. */
	isPending: boolean;
}

/** What other systems still have to remove of somebody who was erased here. */
export interface PendingErasure {
	id: number;
	candidateId: number;
	/** What the other systems call the person, as far as known. */
	hubspotIds: string[];
	emails: string[];
}

/** One line of the audit log. */
export interface AuditEntry {
	id: number;
	/** UTC milliseconds. */
	at: number;
	action: AuditAction;
	who: string;
	candidateId: number | null;
	/** What was done and why; null where the person it was about has been erased. */
	details: Record<string, unknown> | null;
}

/** What the audit log tells of. */
export const AUDIT_ACTIONS = [
	'draft saved',
	'model published',
	'model rolled back',
	'override',
	'consent changed',
	'merged',
	'unmerged',
	'exported',
	'erased',
	'evidence exported',
] as const;

/** Something the audit log tells of. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** The facts a retention clock goes by. */
export interface PersonFacts {
	candidateId: number;
	/** As JSON: {@link Timelines}. */
	timelines: string;
}

/** How often the erased were told of again. */
export interface RefusedCount {
	/** Identities of people who were erased; kept as salted hashes. */
	identities: number;
	/** Events about them that were not recorded. */
	events: number;
}

/**
 * What people may ask of whoever keeps data about them, and what proves that it was done.
 *
 * - **Whole.** Export and erasure go by one list of all tables; a table that is not on it fails the tests.
 * - **All or nothing.** Each person is merged, given back or erased in one transaction. A process that dies in between
 *   leaves the person as they were, or done; what other systems must still remove is kept until they have.
 * - **For good.** Whoever is erased leaves a salted hash of each identity. Events that name one are not recorded, and
 *   counted; unless they happened after the erasure and carry a consent: then the person came back.
 * - **While recording goes on.** What was recorded before an erasure goes with it; what comes after it is refused.
 */
export interface StoreRights {
	/**
	 * Makes two candidates one: the survivor has everything, and the other's id leads there. What was whose is kept.
	 *
	 * @throws {StoreError} `unknown-candidate`; `same-candidate` for one with itself, or who are one already
	 */
	merge(survivorId: number, absorbedId: number, deed: Deed, atMs: number): Promise<MergeResult>;

	/**
	 * Gives back exactly what a candidate had before being merged into another. What happened since stays with the other.
	 *
	 * @throws {StoreError} `unknown-candidate`; `not-merged`; `merged-on` when the other was itself merged away since;
	 * `pruned-since` when events of both left the ledger since, so that what they count cannot be told apart any more
	 */
	unmerge(absorbedId: number, deed: Deed, atMs: number): Promise<MergeResult>;

	/** Copies everything of these people, and notes that; null for an unknown one. Ids that were merged give the survivor. */
	copy(
		candidateIds: readonly number[],
		deed: Deed,
		atMs: number,
	): Promise<Array<PersonCopy | null>>;

	/** Erases a person from every table; null for an unknown one. An id that was merged erases the survivor. */
	erase(candidateId: number, deed: Deed, atMs: number): Promise<ErasureReport | null>;

	/** What other systems still have to remove, oldest first. */
	pendingErasures(limit: number): Promise<PendingErasure[]>;

	/** Notes that other systems have removed these. */
	settleErasures(ids: readonly number[]): Promise<void>;

	countRefused(): Promise<RefusedCount>;

	/** Whether somebody with one of these identities was erased. */
	wereErased(identities: readonly Identity[]): Promise<boolean[]>;

	/** People of whom an application status or a consent is known, by ascending id. */
	readFacts(afterId: number, limit: number): Promise<PersonFacts[]>;

	/** The audit log between two moments, UTC ms, oldest first. */
	readAudit(fromMs: number, toMs: number, afterId: number, limit: number): Promise<AuditEntry[]>;

	note(entry: Omit<AuditEntry, 'id'>): Promise<void>;
}

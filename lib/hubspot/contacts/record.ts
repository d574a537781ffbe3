import type { Problem } from '../problem';

/** A contact to write. */
export interface ContactRecord {
	/** Who it is to the caller; comes back with the result. */
	key: string;
	email?: string | null;
	/** Id of the contact in HubSpot, where known: then it is found also under another e-mail address. */
	hubspotId?: string | null;
	/** Internal name → text; an empty text clears. */
	properties: Readonly<Record<string, string>>;
	/** The fingerprint of what was written last, as the result of that run gave it. */
	syncedFingerprint?: string | null;
}

/**
 * What became of a record.
 *
 * - `created`, `updated`: HubSpot has it.
 * - `unchanged`: HubSpot had it.
 * - `replaced`: a later record of the same run is about the same contact, and was written instead.
 * - `failed`: it cannot be written as it is; `problem` says why.
 * - `notDone`: the run ended before it was surely written; running again completes it.
 */
export type PushStatus = 'created' | 'updated' | 'unchanged' | 'replaced' | 'failed' | 'notDone';

/** What became of one record. */
export interface PushResult {
	key: string;
	status: PushStatus;
	/** Null where HubSpot did not tell. */
	hubspotId: string | null;
	/** To be kept and given as `syncedFingerprint` next time; null when HubSpot does not have the values. */
	fingerprint: string | null;
	problem: Problem | null;
}

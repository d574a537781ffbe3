/** How a candidate stands with a target: another system that is told what is presented under a model. */
export interface SyncState {
	candidateId: number;
	/** Grows whenever something about the candidate was written; given back with what the target has taken. */
	mark: number;
	/** Of what the target last took; null for nothing. */
	fingerprint: string | null;
	/** What the target calls the candidate; null where that is not known. */
	remoteId: string | null;
	/** Whom the candidate was merged into; null for nobody. */
	mergedInto: number | null;
}

/** What a target has taken. */
export type Synced = Omit<SyncState, 'mergedInto'>;

/** Candidates of a bucket, by what a target knows of them. */
export interface SyncCount {
	/** null for those without a score. */
	bucket: string | null;
	/** The target has their values, maybe of an earlier moment. */
	synced: number;
	/** Of those, how many may have changed since. */
	waiting: number;
	/** The target has no values of theirs. */
	others: number;
}

/**
 * What of the store other systems know.
 *
 * Whoever is presented anew under a target's model is due for it, in the same transaction: nobody is forgotten when a
 * process dies, and finding those who are due reads nobody else. What a target takes counts for what it was when it
 * was read; who changed meanwhile stays due.
 */
export interface StoreSync {
	/**
	 * Begins to keep for a target who is due; at first everybody is. Again it only notes that the target is in use. When
	 * another is opened, those not in use for three months are forgotten.
	 */
	openTarget(target: string, modelKey: string, atMs: number): Promise<void>;

	/** Those who are due, by ascending id, after one; at most `limit`. Who was merged away is due as well. */
	readUnsynced(target: string, afterId: number, limit: number): Promise<SyncState[]>;

	/** How these candidates stand; those of whom nothing is kept are left out. */
	readSynced(target: string, candidateIds: readonly number[]): Promise<SyncState[]>;

	/** Keeps what the target has taken. */
	keepSynced(target: string, synced: readonly Synced[]): Promise<void>;

	/** Keeps only what the target calls candidates: they are due as before. */
	nameSynced(target: string, remoteIds: ReadonlyMap<number, string>): Promise<void>;

	/** Keeps nothing more of these. */
	dropSynced(target: string, candidateIds: readonly number[]): Promise<void>;

	/** Makes everybody due again, whatever the target has; what it calls them is kept. */
	forgetSynced(target: string): Promise<void>;

	/** Counts everybody presented under the model of an open target. */
	countSynced(target: string): Promise<SyncCount[]>;
}

/** After how long without use a target is forgotten. */
export const FORGET_TARGET_MS = 90 * 86_400_000;

/** Candidates noted at once for a new target. */
export const FILL_SIZE = 10_000;

/** A row of {@link SyncState}. */
export interface SyncRow {
	candidate_id: number;
	mark: number;
	fingerprint: string | null;
	remote_id: string | null;
	merged_into: number | null;
}

/** What a target was told of a candidate, from its row. */
export function readSyncRow(row: SyncRow): SyncState {
	return {
		candidateId: row.candidate_id,
		mark: row.mark,
		fingerprint: row.fingerprint,
		remoteId: row.remote_id,
		mergedInto: row.merged_into,
	};
}

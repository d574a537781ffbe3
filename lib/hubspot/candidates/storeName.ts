import { randomBytes } from 'node:crypto';
import type { StoreSharing } from '../../store';

/** A name that is the store's own: two that use one HubSpot account must not take each other's tasks for theirs. */
export async function storeName(store: StoreSharing): Promise<string> {
	return await store.claimNote('store name', randomBytes(4).toString('hex'));
}

/**
 * A candidate as tasks name them.
 *
 * @example
 * candidateKey(12, 'f00ba4ed') //=> 'f00ba4ed-12'
 */
export function candidateKey(candidateId: number, store: string): string {
	return `${store}-${candidateId}`;
}

/** The candidate of a task; null for a task of another store. */
export function readCandidateKey(key: string, store: string): number | null {
	const found = /^([0-9a-f]+)-(\d+)$/.exec(key);
	return found && found[1] === store ? Number(found[2]) : null;
}

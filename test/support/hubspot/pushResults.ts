import type { PushResult } from '../../../lib/hubspot';

/** The call that writes contacts. */
export const UPSERT = /contacts\/batch\/upsert/;

/** What was neither created nor updated. */
export const notAsHoped = (results: readonly PushResult[]) =>
	results.filter(({ status }) => status !== 'created' && status !== 'updated');

/** The records again, with what an earlier run said of them. */
export function resumed<Item extends { key: string }>(
	records: readonly Item[],
	results: readonly PushResult[],
) {
	return records.map((record, i) => ({ ...record, syncedFingerprint: results[i].fingerprint }));
}

import type { CompiledModel } from '../../scoring';
import type { CandidateStore, StoredCandidate } from '../../store';
import type { HubSpot } from '../calls/HubSpot';
import { pushContacts } from '../contacts/push';
import type { Problem } from '../problem';
import { targetOf } from './target';
import { heardId } from './toRecord';

/** A candidate's contact in HubSpot, or why there is none. */
export type ContactOf = { hubspotId: string } | { problem: Problem };

/**
 * Finds the contacts of candidates by what was kept of earlier calls, then by their e-mail addresses, and makes those
 * there are not. None of their values are touched.
 *
 * @returns by candidate id
 * @throws {HubSpotError} what ends the run
 */
export async function contactsOf(
	hubspot: HubSpot,
	store: CandidateStore,
	compiled: CompiledModel,
	candidates: readonly StoredCandidate[],
): Promise<ReadonlyMap<number, ContactOf>> {
	const target = targetOf(hubspot, compiled);
	const ids = candidates.map(({ candidateId }) => candidateId);
	const states = await store.readSynced(target, ids);
	const kept = new Map(states.map(({ candidateId, remoteId }) => [candidateId, remoteId]));
	const contacts = new Map<number, ContactOf>();
	const unknown = candidates.filter(({ candidateId, identities }) => {
		const hubspotId = kept.get(candidateId) ?? heardId(identities);
		if (hubspotId !== null) contacts.set(candidateId, { hubspotId });
		return hubspotId === null;
	});
	if (unknown.length === 0) return contacts;
	const records = unknown.map(({ candidateId, identities: { email } }) => ({
		key: String(candidateId),
		email,
		properties: {},
	}));
	const { results, stoppedBy } = await pushContacts(hubspot, records, {
		readFirst: true,
		readPresent: async () => new Map(),
	});
	if (stoppedBy) throw stoppedBy;
	const found = new Map<number, string>();
	for (const { key, hubspotId, problem } of results) {
		if (problem) contacts.set(Number(key), { problem });
		else if (hubspotId !== null) found.set(Number(key), hubspotId);
	}
	await store.nameSynced(target, found);
	for (const [candidateId, hubspotId] of found) contacts.set(candidateId, { hubspotId });
	return contacts;
}

import type { CompiledModel } from '../../scoring';
import type { CandidateStore, SyncState } from '../../store';
import type { HubSpot } from '../calls/HubSpot';
import { pushContacts } from '../contacts/push';
import { wantedSchema } from '../schema/wanted';

/**
 * Sees to the contacts of candidates who were merged into others.
 *
 * Where the other has no contact yet, theirs becomes the other's. Where both have one, our values are taken from the
 * one that is left over, so that nobody is counted twice; the contact itself is not touched.
 *
 * @throws {HubSpotError} what ends the run
 */
export async function settleMerges(
	hubspot: HubSpot,
	store: CandidateStore,
	compiled: CompiledModel,
	target: string,
	gone: readonly SyncState[],
): Promise<void> {
	const survivors = await survivorsOf(store, target, gone);
	const leftOver: SyncState[] = [];
	for (const state of gone) {
		const { candidateId, mergedInto, remoteId } = state;
		const survivor = survivors.get(mergedInto ?? 0);
		if (remoteId !== null && survivor?.remoteId && survivor.remoteId !== remoteId) {
			leftOver.push(state);
			continue;
		}
		if (remoteId !== null && mergedInto !== null && !survivor?.remoteId)
			await store.nameSynced(target, new Map([[mergedInto, remoteId]]));
		await store.dropSynced(target, [candidateId]);
	}
	if (leftOver.length > 0) await clear(hubspot, store, compiled, target, leftOver, survivors);
}

async function survivorsOf(
	store: CandidateStore,
	target: string,
	gone: readonly SyncState[],
): Promise<Map<number, SyncState>> {
	const ids = gone.flatMap(({ mergedInto }) => mergedInto ?? []);
	const states = await store.readSynced(target, ids);
	return new Map(states.map((state) => [state.candidateId, state]));
}

/**
 * Takes our values off contacts. HubSpot may have merged the contacts as well: then it is the other's contact that was
 * cleared, so the other is written again whatever it had.
 */
async function clear(
	hubspot: HubSpot,
	store: CandidateStore,
	compiled: CompiledModel,
	target: string,
	leftOver: readonly SyncState[],
	survivors: ReadonlyMap<number, SyncState>,
): Promise<void> {
	const again = leftOver.flatMap(({ mergedInto }) => survivors.get(mergedInto ?? 0) ?? []);
	await store.keepSynced(
		target,
		again.map((state) => ({ ...state, mark: 0, fingerprint: null })),
	);
	const properties = nothingOf(compiled);
	const records = leftOver.map(({ candidateId, remoteId }) => ({
		key: String(candidateId),
		hubspotId: remoteId,
		properties,
	}));
	const { results, stoppedBy } = await pushContacts(hubspot, records);
	const over = results.filter(({ status }) => status !== 'notDone');
	await store.dropSynced(
		target,
		over.map(({ key }) => Number(key)),
	);
	if (stoppedBy) throw stoppedBy;
}

/** Empties every property that is ours to write. */
function nothingOf(compiled: CompiledModel): Record<string, string> {
	const ours = wantedSchema(compiled).properties.filter(({ name }) => name !== 'cand_verdict');
	return Object.fromEntries(ours.map(({ name }) => [name, '']));
}

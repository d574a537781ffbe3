import type { CandidateStore } from '../../store';
import type { HubSpot } from '../calls/HubSpot';
import { eraseContact } from '../contacts/eraseContact';

/** Erasures looked at together. */
const PART = 100;

/**
 * Erases from HubSpot whom the store has erased and HubSpot still has to; each is noted as done at once, so that a run
 * that is cut short goes on where it ended.
 *
 * @returns how many people were erased
 * @throws {HubSpotError} when HubSpot failed; who was not reached stays to be done
 */
export async function settleErasures(hubspot: HubSpot, store: CandidateStore): Promise<number> {
	let done = 0;
	for (;;) {
		const pending = await store.rights.pendingErasures(PART);
		if (pending.length === 0) return done;
		for (const { id, hubspotIds } of pending) {
			for (const contactId of hubspotIds) await eraseContact(hubspot, contactId);
			await store.rights.settleErasures([id]);
			done++;
		}
	}
}

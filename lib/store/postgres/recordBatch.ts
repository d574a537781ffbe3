import type { CompiledModel } from '../../scoring';
import { guardGroups } from '../erased';
import { groupEvents, sliceGroups, type EventGroup } from '../groupEvents';
import type { Identity } from '../identity';
import type { IncomingEvent } from '../incomingEvent';
import { joinOwned } from '../joinOwned';
import type { CandidateOutcome, Progress } from '../port';
import type { Owner } from '../resolve';
import { yieldToOthers } from '../yieldToOthers';
import type { Connection } from './connection';
import { findOwners } from './identities';
import { recordSlice } from './recordSlice';

/** Events of one transaction. */
export const TRANSACTION_EVENTS = 10_000;

/**
 * Records events of any number: a transaction after the other. What is about candidates somebody else is writing about
 * comes after the rest, so that several workers hold each other up as little as they can.
 */
export async function recordBatch(
	connection: Connection,
	events: readonly IncomingEvent[],
	compiled: CompiledModel,
	asOfMs: number,
	onProgress?: Progress,
): Promise<CandidateOutcome[]> {
	const outcomes: CandidateOutcome[] = [];
	let done = 0;
	const groups = await joinKnown(connection, groupEvents(events));
	for (const slice of sliceGroups(groups, TRANSACTION_EVENTS)) {
		const record = async (part: readonly EventGroup[], waits: boolean) => {
			const recorded = await connection.candidateTransaction(async (session) => {
				const findKnown = (identities: readonly Identity[]) => findOwners(session, identities);
				const allowed = await guardGroups(session, part, findKnown, asOfMs);
				return await recordSlice(session, allowed, compiled, asOfMs, waits);
			});
			for (const outcome of recorded.outcomes) outcomes.push(outcome);
			return recorded.left;
		};
		const left = await record(slice, slice.length === 1);
		if (left.length > 0) await record(left, true);
		done += slice.reduce((sum, group) => sum + group.events.length, 0);
		onProgress?.({ candidates: outcomes.length, events: done });
	}
	return outcomes;
}

/**
 * Puts together what is about one candidate, so that everybody comes out of a call once; what fits into one
 * transaction is put together there.
 */
async function joinKnown(connection: Connection, groups: EventGroup[]): Promise<EventGroup[]> {
	const slices = sliceGroups(groups, TRANSACTION_EVENTS);
	if (slices.length < 2) return groups;
	const owners = new Map<Identity, Owner | undefined>();
	for (const slice of slices) {
		const identities = slice.flatMap((group) => group.identities);
		const found = await connection.read((session) => findOwners(session, identities));
		found.forEach((owner, i) => owners.set(identities[i], owner));
		await yieldToOthers();
	}
	return joinOwned(groups, (identity) => owners.get(identity));
}

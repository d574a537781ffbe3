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
import { deskOf } from './desk';
import { findOwners } from './identities';
import { recordSlice } from './recordSlice';

/** Events worked on before others get a turn; about 10 ms. */
const SLICE_EVENTS = 1_000;
/** Events of one transaction. */
export const TRANSACTION_EVENTS = 10_000;

/** Records events of any number: a transaction after the other, each in slices with a pause after each. */
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
	for (const slices of packSlices(sliceGroups(groups, SLICE_EVENTS))) {
		const part = await connection.transaction(async (statements) => {
			const recorded: CandidateOutcome[] = [];
			for (const slice of slices) {
				const allowed = await guardGroups(
					deskOf(statements, connection.database),
					slice,
					async (identities) => findOwners(statements, identities),
					asOfMs,
				);
				for (const outcome of recordSlice(statements, allowed, compiled, asOfMs))
					recorded.push(outcome);
				await yieldToOthers();
			}
			return recorded;
		});
		for (const outcome of part) outcomes.push(outcome);
		done += slices.reduce((sum, slice) => sum + countEvents(slice), 0);
		onProgress?.({ candidates: outcomes.length, events: done });
	}
	return outcomes;
}

/** Puts together what is about one candidate, so that everybody comes out of a call once. */
async function joinKnown(connection: Connection, groups: EventGroup[]): Promise<EventGroup[]> {
	if (groups.length < 2) return groups;
	const owners = new Map<Identity, Owner>();
	for (const slice of sliceGroups(groups, SLICE_EVENTS)) {
		const identities = slice.flatMap((group) => group.identities);
		const found = await connection.read((statements) => findOwners(statements, identities));
		found.forEach((owner, i) => {
			if (owner) owners.set(identities[i], owner);
		});
		await yieldToOthers();
	}
	return joinOwned(groups, (identity) => owners.get(identity));
}

/** Packs slices into transactions. */
function packSlices(slices: ReadonlyArray<EventGroup[]>): EventGroup[][][] {
	const packs: EventGroup[][][] = [];
	let room = 0;
	for (const slice of slices) {
		if (room <= 0) {
			packs.push([]);
			room = TRANSACTION_EVENTS;
		}
		packs[packs.length - 1].push(slice);
		room -= countEvents(slice);
	}
	return packs;
}

function countEvents(slice: readonly EventGroup[]): number {
	return slice.reduce((sum, group) => sum + group.events.length, 0);
}

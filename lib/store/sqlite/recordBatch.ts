import type { CompiledModel } from '../../scoring';
import { guardGroups } from '../erased';
import { groupEvents, sliceGroups, type EventGroup } from '../groupEvents';
import type { Identity } from '../identity';
import type { IncomingEvent } from '../incomingEvent';
import { joinOwned } from '../joinOwned';
import type { CandidateOutcome, Progress } from '../port';
import { yieldToOthers } from '../yieldToOthers';
import type { Connection } from './connection';
import { deskOf } from './desk';
import { findOwners } from './identities';
import { recordSlice } from './recordSlice';
import { SeenOwners } from './SeenOwners';
import type { Statements } from './statements';

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
	const seen = new SeenOwners();
	const groups = await joinKnown(connection, groupEvents(events), seen);
	for (const slices of packSlices(sliceGroups(groups, SLICE_EVENTS))) {
		const part = await connection.transaction(async (statements) => {
			const recorded: CandidateOutcome[] = [];
			const areCurrent = seen.areCurrent(statements);
			for (const slice of slices) {
				const allowed = await guardGroups(
					deskOf(statements, connection.database),
					slice,
					async (identities) => findOwners(statements, identities),
					asOfMs,
				);
				const owners = areCurrent && allowed === slice ? seen : lookUp(statements, allowed);
				for (const outcome of recordSlice(statements, allowed, owners.find, compiled, asOfMs))
					recorded.push(outcome);
				await yieldToOthers();
			}
			seen.passOver(statements);
			return recorded;
		});
		for (const outcome of part) outcomes.push(outcome);
		done += slices.reduce((sum, slice) => sum + countEvents(slice), 0);
		onProgress?.({ candidates: outcomes.length, events: done });
	}
	return outcomes;
}

/** Puts together what is about one candidate, so that everybody comes out of a call once. */
async function joinKnown(
	connection: Connection,
	groups: EventGroup[],
	seen: SeenOwners,
): Promise<EventGroup[]> {
	if (groups.length < 2) return groups;
	for (const slice of sliceGroups(groups, SLICE_EVENTS)) {
		await connection.read((statements) => seen.lookUp(statements, identitiesOf(slice)));
		await yieldToOthers();
	}
	return joinOwned(groups, seen.find);
}

/** Looks up owners of whom something was written, or whose events were left out, since they were seen. */
function lookUp(statements: Statements, groups: readonly EventGroup[]): SeenOwners {
	const seen = new SeenOwners();
	seen.lookUp(statements, identitiesOf(groups));
	return seen;
}

function identitiesOf(groups: readonly EventGroup[]): Identity[] {
	return groups.flatMap(({ identities }) => identities);
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

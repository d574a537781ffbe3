import assert from 'node:assert/strict';
import type { CompiledModel } from '../../../lib/scoring';
import type { CandidateStore, IncomingEvent } from '../../../lib/store';
import { expectedSnapshots, gatherPeople, rememberAll, storedSnapshots } from '../oracle';

/**
 * Makes sure that a store holds these events, each once, and of everybody what they make of them.
 *
 * @throws {AssertionError} with the first difference
 */
export async function verifyStore(
	store: CandidateStore,
	events: readonly IncomingEvent[],
	compiled: CompiledModel,
	asOfMs: number,
): Promise<void> {
	await verifyLedger(store, events);
	const people = gatherPeople(events).length;
	assert.equal((await store.search({}, compiled)).length, people, 'candidates');
	const stored = await storedSnapshots(store, events, compiled);
	for (const [who, expected] of Object.entries(expectedSnapshots(events, compiled, asOfMs)))
		assert.deepEqual({ [who]: stored[who] }, { [who]: expected });
	await verifyTallies(store, compiled);
	await store.checkIntegrity(compiled, {}, (found) => assert.deepEqual(found, []));
}

async function verifyLedger(
	store: CandidateStore,
	events: readonly IncomingEvent[],
): Promise<void> {
	const recorded: string[] = [];
	await store.readHistories((part) => {
		for (const history of part) for (const { eventId } of history.events) recorded.push(eventId);
	});
	const known = new Set(recorded);
	const sent = new Set(events.map(({ eventId }) => eventId));
	const missing = [...sent].filter((eventId) => !known.has(eventId));
	assert.equal(missing.length, 0, `events missing, of which ${missing[0]}`);
	assert.equal(recorded.length, sent.size, 'events in the ledger');
}

/** What is remembered of everybody is what their part of the ledger makes of them. */
export async function verifyTallies(store: CandidateStore, compiled: CompiledModel): Promise<void> {
	const remembered = new Map<number, unknown>();
	await store.readHistories((part) => {
		for (const { candidateId, events } of part)
			remembered.set(candidateId, rememberAll(events, compiled));
	});
	for (const candidate of await store.get([...remembered.keys()], compiled)) {
		assert.ok(candidate, 'a candidate with events is missing');
		assert.deepEqual(candidate.memory, remembered.get(candidate.candidateId));
	}
}

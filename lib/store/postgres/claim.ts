import type { Identity } from '../identity';
import type { IncomingEvent } from '../incomingEvent';
import { describeEvent } from '../ledgerDetails';
import type { Person } from '../resolve';
import { bigintArray, textArray } from './arrays';
import { columnsOf } from './identities';
import type { Session } from './session';
import { LostRace } from './toStoreError';

/** The candidate each person is: an existing one, of several the oldest, or the number of a new one. */
export async function numberPeople(session: Session, people: readonly Person[]): Promise<number[]> {
	const unknown = people.filter(({ candidateIds }) => candidateIds.length === 0).length;
	const fresh = unknown > 0 ? await session.all<{ id: number }>('newCandidateIds', unknown) : [];
	let next = 0;
	return people.map(({ candidateIds }) => candidateIds[0] ?? fresh[next++].id);
}

/**
 * Makes the identities theirs that nobody had, in one order, so that two who add the same do not wait for one another.
 *
 * @throws {LostRace} when somebody else was adding one of them
 */
export async function claimIdentities(
	session: Session,
	people: readonly Person[],
	numbers: readonly number[],
): Promise<void> {
	const claims = people
		.flatMap(({ newIdentities }, i) =>
			newIdentities.map((identity) => ({ identity, candidateId: numbers[i] })),
		)
		.sort((a, b) => compare(a.identity, b.identity));
	if (claims.length === 0) return;
	const claimed = await session.run(
		'addIdentities',
		...columnsOf(claims.map(({ identity }) => identity)),
		bigintArray(claims.map(({ candidateId }) => candidateId)),
	);
	if (claimed < claims.length) throw new LostRace('somebody else is adding the same people');
}

function compare(a: Identity, b: Identity): number {
	if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
	return a.value < b.value ? -1 : 1;
}

/**
 * Writes events to the ledger.
 *
 * @returns for each person those that were not in it yet
 * @throws {LostRace} when events that were to merge candidates turn out to have been recorded meanwhile
 */
export async function writeEvents(
	session: Session,
	people: readonly Person[],
	numbers: readonly number[],
	nowMs: number,
): Promise<IncomingEvent[][]> {
	const sent = firstOfEach(people);
	const events = sent.flat();
	const rows = await session.all<{ event_id: string }>(
		'addEvents',
		textArray(events.map(({ eventId }) => eventId)),
		bigintArray(sent.flatMap((own, i) => own.map(() => numbers[i]))),
		textArray(events.map(({ type }) => type)),
		bigintArray(events.map(({ occurredAt }) => occurredAt)),
		textArray(events.map(({ subject }) => subject ?? null)),
		textArray(events.map(describeEvent)),
		nowMs,
	);
	if (rows.length === events.length) return sent;
	const written = new Set(rows.map((row) => row.event_id));
	return sent.map((own, i) => {
		const added = own.filter(({ eventId }) => written.has(eventId));
		if (people[i].candidateIds.length > 1 && added.length < own.length)
			throw new LostRace('somebody else recorded the same events');
		return added;
	});
}

/** Of events under one id the first counts. */
function firstOfEach(people: readonly Person[]): IncomingEvent[][] {
	const seen = new Set<string>();
	return people.map(({ events }) =>
		events.filter(({ eventId }) => seen.size < seen.add(eventId).size),
	);
}

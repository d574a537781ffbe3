import type { CompiledModel } from '../../scoring';
import type { NextState } from '../apply';
import { isStrong, type Identity } from '../identity';
import type { IncomingEvent } from '../incomingEvent';
import { describeEvent } from '../ledgerDetails';
import type { ModelUse } from '../modelUse';
import type { Recorded } from '../outcomes';
import type { Transition } from '../port';
import type { Owner, Person } from '../resolve';
import { bigintArray, intArray, textArray } from './arrays';
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

/** A person as recorded, and the identities that are newly theirs. */
export interface RecordedPerson extends Recorded {
	newIdentities: readonly Identity[];
}

/** What {@link writeRecorded} must know besides. */
interface Circumstances {
	/** All people for whom identities were claimed. */
	people: readonly Person[];
	owners: ReadonlyMap<Identity, Owner | undefined>;
	use: ModelUse;
	compiled: CompiledModel;
	nowMs: number;
}

/**
 * Writes what became of people besides their events, and fills in their transitions. Under an older version than the
 * newest at work, who is who and what happened is written, but no numbers.
 */
export async function writeRecorded(
	session: Session,
	recorded: readonly RecordedPerson[],
	{ people, owners, use, compiled, nowMs }: Circumstances,
): Promise<void> {
	const scored = use.isOutdated ? [] : recorded.filter(({ next }) => next.isNew);
	const [transitions] = await Promise.all([
		writeStates(session, scored, compiled, nowMs),
		dropUnsaid(session, people, recorded),
		absorb(session, recorded),
		addCandidates(session, recorded, nowMs),
		changeCandidates(session, recorded, owners),
		markStale(session, recorded, compiled, use),
	]);
	scored.forEach((one, i) => (one.transitions = transitions[i]));
}

/** Gives up identities that came only with events delivered before: those say nothing new. */
async function dropUnsaid(
	session: Session,
	people: readonly Person[],
	recorded: readonly RecordedPerson[],
): Promise<void> {
	const said = new Set(recorded.flatMap(({ newIdentities }) => newIdentities));
	const unsaid = people.flatMap(({ newIdentities }) =>
		newIdentities.filter((one) => !said.has(one)),
	);
	if (unsaid.length > 0) await session.run('dropIdentities', ...columnsOf(unsaid));
}

/** Moves everything of merged candidates to the oldest of them. */
async function absorb(session: Session, recorded: readonly RecordedPerson[]): Promise<void> {
	const merged = recorded.flatMap(({ person }) => {
		const [survivor, ...absorbed] = person.candidateIds;
		return absorbed.map((id) => ({ id, survivor }));
	});
	if (merged.length === 0) return;
	const absorbed = bigintArray(merged.map(({ id }) => id));
	const survivors = bigintArray(merged.map(({ survivor }) => survivor));
	await Promise.all([
		session.run('moveEvents', absorbed, survivors),
		session.run('moveIdentities', absorbed, survivors),
		session.run('moveTransitions', absorbed, survivors),
		session.run('dropSnapshots', absorbed),
		session.run('moveMerged', absorbed, survivors),
		session.run('markMerged', absorbed, survivors),
	]);
}

async function addCandidates(
	session: Session,
	recorded: readonly RecordedPerson[],
	nowMs: number,
): Promise<void> {
	const added = recorded.filter(({ person }) => person.candidateIds.length === 0);
	if (added.length === 0) return;
	await session.run(
		'addCandidates',
		bigintArray(added.map(({ candidateId }) => candidateId)),
		textArray(added.map(({ person }) => person.kind)),
		intArray(added.map(({ newIdentities }) => Number(newIdentities.some(isStrong)))),
		textArray(added.map(({ next }) => JSON.stringify(next.memory.timelines))),
		nowMs,
	);
}

/** Writes what holds under every model: timelines, and that somebody anonymous is known from now on. */
async function changeCandidates(
	session: Session,
	recorded: readonly RecordedPerson[],
	owners: Circumstances['owners'],
): Promise<void> {
	const known = new Set<number>();
	for (const owner of owners.values()) if (owner?.isKnown) known.add(owner.candidateId);
	const changed = recorded.flatMap(({ candidateId, person, newIdentities, next }) => {
		if (person.candidateIds.length === 0) return [];
		const isKnown = newIdentities.some(isStrong) || person.candidateIds.some((id) => known.has(id));
		const becomesKnown = isKnown && !known.has(candidateId);
		const timelines = next.isNew && next.timelinesChanged ? next.memory.timelines : null;
		return timelines || becomesKnown ? [{ candidateId, timelines, becomesKnown }] : [];
	});
	await setCandidates(session, changed);
}

interface ChangedCandidate {
	candidateId: number;
	/** null to leave them as they are. */
	timelines: NextState['memory']['timelines'] | null;
	becomesKnown: boolean;
}

async function setCandidates(
	session: Session,
	changed: readonly ChangedCandidate[],
): Promise<void> {
	if (changed.length === 0) return;
	await session.run(
		'setCandidates',
		bigintArray(changed.map(({ candidateId }) => candidateId)),
		textArray(changed.map(({ timelines }) => timelines && JSON.stringify(timelines))),
		intArray(changed.map(({ becomesKnown }) => Number(becomesKnown))),
	);
}

/** Writes timelines that know more than is written, of candidates of whom nothing new was heard. */
export async function writeTimelines(session: Session, states: readonly State[]): Promise<void> {
	await setCandidates(
		session,
		states
			.filter(({ next }) => next.timelinesChanged)
			.map(({ candidateId, next }) => ({
				candidateId,
				timelines: next.memory.timelines,
				becomesKnown: false,
			})),
	);
}

/** Lets the other models know that there is something they have not seen. */
async function markStale(
	session: Session,
	recorded: readonly RecordedPerson[],
	{ model }: CompiledModel,
	{ hasOthers, isOutdated }: ModelUse,
): Promise<void> {
	if (!hasOthers && !isOutdated) return;
	const touched = recorded.filter(({ added, own }) => added.length > 0 || own.length > 1);
	if (touched.length === 0) return;
	const ids = bigintArray(touched.map(({ candidateId }) => candidateId));
	await session.run('markStale', ids, isOutdated ? '' : model.key);
}

/** A candidate's next state. */
export interface State {
	candidateId: number;
	next: NextState;
}

/** Writes next states and announces their changes; returns the transitions of each. */
export async function writeStates(
	session: Session,
	states: readonly State[],
	compiled: CompiledModel,
	nowMs: number,
): Promise<Transition[][]> {
	if (states.length === 0) return [];
	const [transitions] = await Promise.all([
		addTransitions(session, states, compiled, nowMs),
		setSnapshots(session, states, compiled),
	]);
	return transitions;
}

async function setSnapshots(
	session: Session,
	states: readonly State[],
	{ model }: CompiledModel,
): Promise<void> {
	const after = states.map(({ next }) => next.after);
	await session.run(
		'setSnapshots',
		model.key,
		model.version,
		bigintArray(states.map(({ candidateId }) => candidateId)),
		textArray(states.map(({ next }) => JSON.stringify(next.memory.tally))),
		intArray(after.map(({ score }) => score)),
		intArray(after.map(({ engagement }) => engagement)),
		intArray(after.map(({ persona }) => persona)),
		intArray(after.map(({ culture }) => culture)),
		textArray(after.map(({ grade }) => grade)),
		textArray(after.map(({ personaKey }) => personaKey)),
		textArray(after.map(({ bucket }) => bucket)),
		textArray(after.map(({ phase }) => phase)),
		textArray(after.map(({ medal }) => medal)),
		textArray(after.map(({ route }) => route)),
		intArray(after.map(({ evaluatedOn }) => evaluatedOn)),
		intArray(after.map(({ nextChangeOn }) => nextChangeOn)),
		textArray(after.map(({ firstScoredAt }) => firstScoredAt)),
		textArray(after.map(({ firstQualifiedAt }) => firstQualifiedAt)),
		textArray(after.map(({ firstPlacedAt }) => firstPlacedAt)),
	);
}

async function addTransitions(
	session: Session,
	states: readonly State[],
	{ model }: CompiledModel,
	nowMs: number,
): Promise<Transition[][]> {
	const changes = states.flatMap(({ next }) => next.changes);
	if (changes.length === 0) return states.map(() => []);
	const rows = await session.all<{ id: number }>(
		'addTransitions',
		model.key,
		nowMs,
		bigintArray(states.flatMap(({ candidateId, next }) => next.changes.map(() => candidateId))),
		textArray(changes.map(({ kind }) => kind)),
		textArray(changes.map(({ from }) => from)),
		textArray(changes.map(({ to }) => to)),
		intArray(changes.map(({ day }) => day)),
		textArray(changes.map(({ cause }) => cause)),
	);
	let next = 0;
	return states.map((state) =>
		state.next.changes.map((change) => ({ ...change, id: rows[next++].id })),
	);
}
